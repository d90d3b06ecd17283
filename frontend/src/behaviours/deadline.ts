// [data-deadline=instant][data-now=instant]: counts down what is left; at the end asks for the result.
import { announce } from "../page/announce";
import { phrase } from "../page/phrases";

const TOLD = [300, 60]; // seconds before the end at which a screen reader hears of it
const GRACE = 2; // the server keeps the time: it is asked just after its own end

export function deadline(element: HTMLElement): void {
  const ends = Date.parse(element.dataset["deadline"] ?? "");
  const now = Date.parse(element.dataset["now"] ?? "");
  if (Number.isNaN(ends) || Number.isNaN(now)) return;
  // Counted from the server's own time by a clock that nobody sets: the device's may be wrong.
  const begun = performance.now();
  const words = element.querySelector("strong") ?? element;
  let before = Infinity;

  const tick = (): void => {
    const left = Math.ceil((ends - now - (performance.now() - begun)) / 1000);
    words.textContent = said(Math.max(0, left));
    for (const mark of TOLD) if (before > mark && left <= mark && left > 0) announce(said(left));
    before = left;
    if (left <= -GRACE) return location.reload();
    window.setTimeout(tick, 1000);
  };
  tick();
}

function said(seconds: number): string {
  const places = { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") };
  return phrase("time_left", places);
}
