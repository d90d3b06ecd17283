// [data-place=url]: keeps the exact place in a lesson or a video, and comes back to it.
import { phrase } from "../page/phrases";
import { body, onLeaving, post } from "../page/send";

const EVERY = 5000;
const LINE = 0.3; // The reading line: where the eye is, as a part of the window's height.

type Place = { fields: [string, string][]; key: string };

function placeInText(text: HTMLElement): Place | undefined {
  const line = window.innerHeight * LINE;
  const blocks = [...text.querySelectorAll<HTMLElement>("[id]")];
  const block = blocks.findLast((one) => one.getBoundingClientRect().top <= line) ?? blocks[0];
  if (!block) return undefined;
  const box = block.getBoundingClientRect();
  const ratio = Math.min(1, Math.max(0, (line - box.top) / Math.max(1, box.height))).toFixed(3);
  return { key: `${block.id}:${ratio}`, fields: [["block", block.id], ["ratio", ratio]] };
}

function placeInVideo(video: HTMLVideoElement): Place {
  const seconds = video.currentTime.toFixed(1);
  return { key: seconds, fields: [["seconds", seconds]] };
}

function returnTo(element: HTMLElement, at: string): boolean {
  if (element instanceof HTMLVideoElement) {
    const seek = (): void => void (element.currentTime = Number(at));
    if (element.readyState > 0) seek();
    else element.addEventListener("loadedmetadata", seek, { once: true });
    return Number(at) > 1;
  }
  const cut = at.lastIndexOf(":");
  const block = document.getElementById(at.slice(0, cut));
  if (!block || !element.contains(block)) return false;
  const box = block.getBoundingClientRect();
  const top = window.scrollY + box.top + box.height * Number(at.slice(cut + 1)) - window.innerHeight * LINE;
  history.scrollRestoration = "manual";
  window.scrollTo({ top, behavior: "instant" });
  return window.scrollY > 0;
}

function tellReturn(element: HTMLElement): void {
  const note = document.createElement("div");
  const words = document.createElement("p");
  const start = document.createElement("a");
  const close = document.createElement("button");
  note.className = "resumed";
  note.setAttribute("role", "status");
  words.textContent = phrase("resumed");
  start.href = "#main";
  start.textContent = phrase("to_the_beginning");
  start.addEventListener("click", () => {
    if (element instanceof HTMLVideoElement) element.currentTime = 0;
    note.remove();
  });
  close.type = "button";
  close.textContent = phrase("close");
  close.addEventListener("click", () => note.remove());
  note.append(words, start, close);
  document.body.append(note);
}

export function place(element: HTMLElement): void {
  const url = element.dataset["place"] ?? "";
  const where = (): Place | undefined =>
    element instanceof HTMLVideoElement ? placeInVideo(element) : placeInText(element);
  const at = element.dataset["placeAt"];
  if (at && !location.hash && returnTo(element, at)) tellReturn(element);

  let known = element instanceof HTMLVideoElement ? (at ?? "0.0") : where()?.key;
  let timer = 0;

  const save = (leaving: boolean): void => {
    window.clearTimeout(timer);
    timer = 0;
    const now = where();
    if (!now || now.key === known) return;
    known = now.key;
    if (leaving) navigator.sendBeacon(url, body(now.fields));
    else void post(url, body(now.fields)).catch(() => (known = undefined));
  };
  const moved = (): void => void (timer ||= window.setTimeout(() => save(false), EVERY));

  // A film seen to its end is done: the server is told so once, with the second it stands at.
  const ended = (video: HTMLVideoElement): void => {
    const fields: [string, string][] = [["seconds", video.currentTime.toFixed(1)], ["ended", "1"]];
    void post(url, body(fields)).catch(() => (known = undefined));
  };

  if (element instanceof HTMLVideoElement) {
    element.addEventListener("timeupdate", moved);
    element.addEventListener("ended", () => ended(element));
  } else document.addEventListener("scroll", moved, { passive: true });
  onLeaving(() => save(true));
}
