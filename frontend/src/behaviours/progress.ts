// [data-progress=url]: asks how far a long work has come, and shows the result when it is done.
import { announce } from "../page/announce";

const FIRST = 1000;
const LAST = 5000;

type Advance = { value: number; max: number; text: string; done: boolean; url?: string };

export function progress(element: HTMLElement): void {
  const url = element.dataset["progress"] ?? "";
  const bar = element.querySelector("progress");
  const words = element.querySelector("[data-progress-text]");
  let delay = FIRST;

  const show = ({ value, max, text }: Advance): void => {
    if (bar) {
      bar.max = max;
      bar.value = value;
    }
    if (!words || words.textContent === text) return;
    words.textContent = text;
    announce(text);
  };

  const ask = async (): Promise<void> => {
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => undefined);
    if (answer?.ok) {
      const advance = (await answer.json()) as Advance;
      show(advance);
      if (advance.done) return advance.url ? location.assign(advance.url) : location.reload();
    }
    window.setTimeout(() => void ask(), delay);
    delay = Math.min(delay * 1.25, LAST);
  };

  window.setTimeout(() => void ask(), delay);
}
