// input[type=file][data-fileinput]: says what was chosen, and says early if it is too big.
import { phrase } from "../page/phrases";

const STEP = 1000;

function size(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP)), units.length - 1);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: units[power] ?? "byte",
    maximumFractionDigits: 1,
  }).format(bytes / STEP ** power);
}

export function fileinput(input: HTMLInputElement): void {
  const most = Number(input.dataset["maxBytes"] ?? Infinity);
  const list = document.createElement("div");
  list.className = "files";
  list.setAttribute("role", "status");
  input.after(list);

  const line = (file: File): HTMLParagraphElement => {
    const item = document.createElement("p");
    const fits = file.size <= most;
    item.textContent = phrase(fits ? "file_chosen" : "file_too_big", {
      name: file.name,
      size: size(file.size),
      most: size(most),
    });
    item.classList.toggle("error", !fits);
    return item;
  };

  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    const tooBig = files.find((file) => file.size > most);
    list.replaceChildren(...files.map(line));
    input.setCustomValidity(tooBig ? (list.querySelector(".error")?.textContent ?? "") : "");
  });
}
