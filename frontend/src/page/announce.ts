// One place from which a screen reader hears what has just happened.
export function announce(sentence: string): void {
  const voice = document.getElementById("announcer");
  if (!voice) return;
  voice.textContent = "";
  // The same sentence twice is only heard again if the place was empty in between.
  window.setTimeout(() => (voice.textContent = sentence), 50);
}
