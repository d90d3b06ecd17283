// The page's entry: binds each behaviour to the elements that ask for it.
import "./styles/app.css";

import { autosave } from "./behaviours/autosave";
import { copy } from "./behaviours/copy";
import { deadline } from "./behaviours/deadline";
import { fileinput } from "./behaviours/fileinput";
import { heartbeat } from "./behaviours/heartbeat";
import { leave, warnBeforeLeaving } from "./behaviours/leave";
import { menu } from "./behaviours/menu";
import { order } from "./behaviours/order";
import { place } from "./behaviours/place";
import { progress } from "./behaviours/progress";
import { theme } from "./behaviours/theme";
import { accompanyHtmx, loadHtmxIfAsked } from "./page/htmx-on-demand";

const bound = new WeakMap<Element, Set<string>>();

function bind<E extends Element>(root: ParentNode, selector: string, behaviour: (element: E) => void): void {
  const found = [...root.querySelectorAll<E>(selector)];
  if (root instanceof Element && root.matches(selector)) found.push(root as unknown as E);
  for (const element of found) {
    const done = bound.get(element) ?? new Set();
    if (done.has(selector)) continue;
    bound.set(element, done.add(selector));
    behaviour(element);
  }
}

function start(root: ParentNode): void {
  bind<HTMLElement>(root, "[data-order]", order);
  bind<HTMLFormElement>(root, "form[data-autosave]", autosave);
  bind<HTMLFormElement>(root, "form[data-leave]", leave);
  bind<HTMLElement>(root, "[data-heartbeat]", heartbeat);
  bind<HTMLElement>(root, "[data-deadline]", deadline);
  bind<HTMLElement>(root, "[data-place]", place);
  bind<HTMLFormElement>(root, "form[data-theme-form]", theme);
  bind<HTMLAnchorElement>(root, "a[data-menu]", menu);
  bind<HTMLButtonElement>(root, "button[data-copy]", copy);
  bind<HTMLElement>(root, "[data-progress]", progress);
  bind<HTMLInputElement>(root, "input[type=file][data-fileinput]", fileinput);
}

document.documentElement.classList.add("js");
warnBeforeLeaving();
start(document);
accompanyHtmx();
loadHtmxIfAsked();
document.addEventListener("htmx:load", ({ target }) => {
  if (target instanceof Element) start(target);
});
