// Warns before a page with unsent answers is left. Autosaved forms say so themselves (data-unsent);
// form[data-leave] is for those that are only sent by their button.
let warns = false;

/** Ask once for the whole page. The browser chooses the words. */
export function warnBeforeLeaving(): void {
  if (warns) return;
  warns = true;
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("[data-unsent]")) event.preventDefault();
  });
}

export function leave(form: HTMLFormElement): void {
  form.addEventListener("input", () => (form.dataset["unsent"] = ""));
  form.addEventListener("submit", () => delete form.dataset["unsent"]);
}
