// Gathers the few icons that the pages use into one file, so that a page asks for it once.
import lucide from "@iconify-json/lucide/icons.json" with { type: "json" };
import type { Plugin } from "vite";

import { ICONS } from "./src/icons.ts";

// The colour and the thickness of the line come from the page's style sheet, not from the drawing.
const withoutLook = (body: string): string =>
  body.replace(/<g [^>]*>|<\/g>/g, "").replace(/ (fill|stroke|stroke-[a-z]+)="[^"]*"/g, "");

function symbol(name: string, source: string): string {
  const icon = (lucide.icons as Record<string, { body: string }>)[source];
  if (!icon) throw new Error(`No icon "${source}" in the set (wanted for "${name}").`);
  return `<symbol id="${name}" viewBox="0 0 24 24">${withoutLook(icon.body)}</symbol>`;
}

export function sprite(): Plugin {
  return {
    name: "sprite",
    generateBundle() {
      const symbols = Object.entries(ICONS).map(([name, source]) => symbol(name, source));
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
      this.emitFile({ type: "asset", fileName: "icons.svg", source });
    },
  };
}
