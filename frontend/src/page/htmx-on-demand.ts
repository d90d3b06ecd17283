// Fetches htmx only for a page that uses it, and gives it our token and our care for the focus.
import { csrfToken } from "./send";

const ASKS = "[hx-get], [hx-post], [hx-put], [hx-patch], [hx-delete], [hx-boost]";

const CONFIG = {
  includeIndicatorStyles: false, // The page's security policy refuses styles written by a script.
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // Nothing of a page is kept in the browser's storage.
  scrollIntoViewOnBoost: false,
};

/** Say it in the page: htmx starts at once when it comes, too soon for a later word. */
function configure(): void {
  const meta = document.createElement("meta");
  meta.name = "htmx-config";
  meta.content = JSON.stringify(CONFIG);
  document.head.append(meta);
}

export function loadHtmxIfAsked(): void {
  const source = document.querySelector<HTMLMetaElement>("meta[name=htmx]")?.content;
  if (!source || !document.querySelector(ASKS)) return;
  configure();
  const load = (): void => void import(/* @vite-ignore */ source);
  // htmx starts at DOMContentLoaded or when the page is complete; in between it would wait for ever.
  if (document.readyState === "complete") load();
  else window.addEventListener("load", load, { once: true });
}

export function accompanyHtmx(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
    headers["X-CSRFToken"] = csrfToken();
  });
  // A swapped piece may name the element that takes the focus, so that nobody is left behind.
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    if (!(target instanceof Element)) return;
    const place = target.matches("[data-focus]") ? target : target.querySelector("[data-focus]");
    if (place instanceof HTMLElement) place.focus();
  });
}
