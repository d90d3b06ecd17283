// button[data-copy="#id"]: copies what stands there. Without scripts the button stays hidden.
import { announce } from "../page/announce";
import { phrase } from "../page/phrases";

export function copy(button: HTMLButtonElement): void {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset["copy"] ?? "");
    const text = source instanceof HTMLInputElement ? source.value : (source?.textContent ?? "");
    await navigator.clipboard.writeText(text.trim());
    const words = button.querySelector("[data-copy-label]") ?? button;
    words.textContent = phrase("copied");
    announce(phrase("copied"));
  });
}
