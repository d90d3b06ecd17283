// The sentences that behaviours say. The page carries them, already in the reader's language.
const source = document.getElementById("phrases")?.textContent;
const phrases = (source ? JSON.parse(source) : {}) as Record<string, string>;

/** Give a sentence with its `%(name)s` places filled. */
export function phrase(key: string, places: Record<string, string | number> = {}): string {
  const sentence = phrases[key] ?? key;
  return sentence.replace(/%\((\w+)\)s/g, (_, name: string) => String(places[name] ?? ""));
}

/** Write an instant as people say it: "12 h 31", "12:31", in the person's time zone. */
export function clockTime(instant: Date): string {
  const zone = document.documentElement.dataset["zone"];
  const format = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric",
    minute: "2-digit",
    ...(zone ? { timeZone: zone } : {}),
  });
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
  return phrase("time", {
    hours: Number(parts.get("hour") ?? 0),
    minutes: parts.get("minute") ?? "00",
  });
}
