// form[data-theme-form]: shows the reader's choice of light and letters at once, then keeps it.
import { announce } from "../page/announce";
import { phrase } from "../page/phrases";
import { body, post } from "../page/send";

export function theme(form: HTMLFormElement): void {
  form.addEventListener("change", async () => {
    const choice = new FormData(form);
    for (const name of ["theme", "font"] as const) {
      const value = choice.get(name);
      if (typeof value === "string") document.documentElement.dataset[name] = value;
    }
    const fields = [...choice].map(([name, value]) => [name, String(value)] as const);
    const answer = await post(form.action, body(fields)).catch(() => undefined);
    // A page for people without scripts answers by a redirection: that is a yes too.
    const kept = answer && (answer.ok || answer.type === "opaqueredirect");
    announce(phrase(kept ? "choice_kept" : "choice_not_kept"));
  });
}
