// form[data-autosave]: keeps the answers safe while they are being given.
import { clockTime, phrase } from "../page/phrases";
import { body, onLeaving, post, sessionEnded } from "../page/send";

const PAUSE = 800;
const LONGEST = 4000; // Somebody who never stops typing loses no more than this.
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

type Answer = { saved_at?: string; sentence?: string; sign_in?: string };
type Kind = "saving" | "saved" | "offline" | "ended" | "refused";

const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");

export function autosave(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-autosave-state]");
  let waiting: URLSearchParams | undefined; // A form is sent whole: the last one says it all.
  let sending = false;
  let timer = 0;
  let since = 0;
  let delay = FIRST_RETRY;

  const say = (kind: Kind, sentence: string): void => {
    if (!place || place.textContent === sentence) return;
    place.dataset["kind"] = kind;
    place.textContent = sentence;
  };

  const sayEnded = (signIn: string | undefined): void => {
    say("ended", phrase("session_ended") + " ");
    const link = document.createElement("a");
    link.href = signIn ?? document.documentElement.dataset["signIn"] ?? "/";
    link.textContent = phrase("sign_in");
    place?.append(link);
  };

  const later = (wait: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void send(), wait);
  };

  const keep = (sent: URLSearchParams): void => {
    waiting ??= sent; // Unless a newer answer came meanwhile.
    say("offline", phrase("offline"));
    later(delay);
    delay = Math.min(delay * 2, LAST_RETRY);
  };

  const judge = async (answer: Response, sent: URLSearchParams): Promise<void> => {
    if (answer.status >= 500 || answer.status === 429) return keep(sent);
    const said = (await answer.json().catch(() => ({}))) as Answer;
    if (sessionEnded(answer)) return sayEnded(said.sign_in);
    if (!answer.ok) return say("refused", said.sentence ?? phrase("refused"));
    delay = FIRST_RETRY;
    if (waiting) return later(0);
    delete form.dataset["unsent"];
    say("saved", phrase("saved_at", { time: clockTime(new Date(said.saved_at ?? Date.now())) }));
  };

  const deliver = (answers: URLSearchParams, keepalive: boolean): Promise<Response> =>
    post(form.action, answers, { headers: { "X-Autosave": "1" }, keepalive });

  const send = async (keepalive = false): Promise<void> => {
    if (sending || !waiting) return;
    const sent = waiting;
    waiting = undefined;
    since = 0;
    sending = true;
    try {
      await judge(await deliver(sent, keepalive), sent);
    } catch {
      keep(sent);
    } finally {
      sending = false;
    }
  };

  const changed = (wait: number): void => {
    waiting = body(fieldsOf(form));
    waiting.set("client_id", crypto.randomUUID()); // Sent again after a lost answer, it counts once.
    form.dataset["unsent"] = "";
    since ||= Date.now();
    later(Math.max(0, Math.min(wait, since + LONGEST - Date.now())));
  };

  form.addEventListener("input", () => changed(PAUSE));
  form.addEventListener("change", () => changed(0));
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    waiting = undefined;
    delete form.dataset["unsent"];
  });
  window.addEventListener("online", () => later(0));
  onLeaving(() => {
    // What is under way may be older than what waits: then the newer one goes beside it.
    if (sending && waiting) void deliver(waiting, true).catch(() => undefined);
    else void send(true);
  });
}
