// Sending to our own server, always as a form and always with the page's token.
export const csrfToken = (): string =>
  document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";

/** Turn fields into a form body. The token stands inside, since a beacon carries no header. */
export function body(fields: Iterable<readonly [string, string]>): URLSearchParams {
  const form = new URLSearchParams([...fields].map(([name, value]) => [name, value]));
  form.set("csrfmiddlewaretoken", csrfToken());
  return form;
}

/** Post a form. A redirection is not followed: it means that the session has ended. */
export function post(
  url: string,
  form: URLSearchParams,
  options: { headers?: Record<string, string>; keepalive?: boolean } = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    body: form,
    headers: { Accept: "application/json", "X-CSRFToken": csrfToken(), ...options.headers },
    keepalive: options.keepalive ?? false,
    redirect: "manual",
    credentials: "same-origin",
  });
}

export const sessionEnded = (answer: Response): boolean =>
  answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;

/** Run when the page is put away: a phone may never come back from hidden. */
export function onLeaving(act: () => void): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") act();
  });
  window.addEventListener("pagehide", act);
}
