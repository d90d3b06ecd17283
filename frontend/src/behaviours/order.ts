// [data-order]: rows that each hold a select of their rank also get buttons that move them.
import { announce } from "../page/announce";
import { phrase } from "../page/phrases";

const sprite = (): string =>
  document.querySelector<HTMLMetaElement>("meta[name=icons]")?.content ?? "";

function arrow(name: "up" | "down", label: string): HTMLButtonElement {
  const button = document.createElement("button");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite()}#${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.append(svg);
  return button;
}

export function order(list: HTMLElement): void {
  const rows = (): HTMLElement[] => [...list.children].filter((row) => row instanceof HTMLElement);
  const words = (row: HTMLElement): string =>
    row.querySelector("[data-order-label]")?.textContent?.trim() ?? "";

  const number = (): void => {
    const all = rows();
    all.forEach((row, index) => {
      const select = row.querySelector("select");
      if (select) select.selectedIndex = select.options.length - all.length + index;
      const [up, down] = row.querySelectorAll(".moves > button");
      up?.setAttribute("aria-disabled", String(index === 0));
      down?.setAttribute("aria-disabled", String(index === all.length - 1));
    });
  };

  const move = (row: HTMLElement, to: number): void => {
    const all = rows();
    if (to < 0 || to >= all.length || all[to] === row) return;
    const focused = document.activeElement; // Moving a node takes its focus away.
    if (to > all.indexOf(row)) all[to]?.after(row);
    else all[to]?.before(row);
    number();
    if (focused instanceof HTMLElement) focused.focus();
    announce(phrase("moved", { label: words(row), rank: to + 1, count: all.length }));
    row.querySelector("select")?.dispatchEvent(new Event("change", { bubbles: true }));
  };

  for (const row of rows()) {
    const moves = document.createElement("span");
    const up = arrow("up", phrase("move_up", { label: words(row) }));
    const down = arrow("down", phrase("move_down", { label: words(row) }));
    moves.className = "moves";
    moves.append(up, down);
    row.append(moves);
    up.addEventListener("click", () => move(row, rows().indexOf(row) - 1));
    down.addEventListener("click", () => move(row, rows().indexOf(row) + 1));
    row.querySelector("select")?.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      move(row, target.selectedIndex - (target.options.length - rows().length));
    });
  }
  number();
}
