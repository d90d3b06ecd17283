// a[data-menu=id]: on a phone, opens and closes the menu in its place instead of jumping to it.
export function menu(link: HTMLAnchorElement): void {
  const nav = document.getElementById(link.dataset["menu"] ?? "");
  if (!nav) return;

  const set = (open: boolean): void => {
    nav.toggleAttribute("data-open", open);
    link.setAttribute("aria-expanded", String(open));
  };

  link.setAttribute("role", "button");
  link.setAttribute("aria-controls", nav.id);
  set(false);

  link.addEventListener("click", (event) => {
    event.preventDefault();
    set(!nav.hasAttribute("data-open"));
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return; // A button also answers to the space bar.
    event.preventDefault();
    link.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.hasAttribute("data-open")) return;
    set(false);
    link.focus();
  });
}
