// [data-heartbeat=url]: measures active time, never the time that a tab merely stood open.
import { body, onLeaving, post } from "../page/send";

const EVERY = 30_000;
const STILL_HERE = 60_000;
const TICK = 1000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart", "input"];

// A beat has a name, so that one sent twice after a lost answer is counted once.
type Beat = { beat: string; seconds: number };

const someVideoPlays = (): boolean =>
  [...document.querySelectorAll("video, audio")].some(
    (media) => media instanceof HTMLMediaElement && !media.paused && !media.ended,
  );

export function heartbeat(element: HTMLElement): void {
  const url = element.dataset["heartbeat"] ?? "";
  const beats: Beat[] = [];
  let seenAt = Date.now();
  let tickedAt = Date.now();
  let active = 0;
  let sending = false;

  const tick = (): void => {
    const now = Date.now();
    // A machine that slept, or a timer that was held back, adds no more than two ticks.
    const passed = Math.min(now - tickedAt, 2 * TICK);
    tickedAt = now;
    const here = now - seenAt < STILL_HERE || someVideoPlays();
    if (document.visibilityState === "visible" && here) active += passed;
  };

  const close = (): void => {
    const seconds = Math.floor(active / 1000);
    if (seconds < 1) return;
    active -= seconds * 1000;
    beats.push({ beat: crypto.randomUUID(), seconds });
  };

  const form = ({ beat, seconds }: Beat): URLSearchParams =>
    body([
      ["beat", beat],
      ["seconds", String(seconds)],
    ]);

  const send = async (): Promise<void> => {
    close();
    if (sending) return;
    sending = true;
    for (let first = beats[0]; first; first = beats[0]) {
      const answer = await post(url, form(first)).catch(() => undefined);
      if (!answer || answer.status >= 500) break;
      beats.splice(beats.indexOf(first), 1); // Taken, or refused for good.
    }
    sending = false;
  };

  for (const sign of SIGNS) {
    document.addEventListener(sign, () => (seenAt = Date.now()), { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", () => {
    tickedAt = Date.now();
    if (document.visibilityState === "visible") seenAt = tickedAt;
  });
  window.setInterval(tick, TICK);
  window.setInterval(() => void send(), EVERY);
  onLeaving(() => {
    close();
    for (const beat of beats.splice(0)) navigator.sendBeacon(url, form(beat));
  });
}
