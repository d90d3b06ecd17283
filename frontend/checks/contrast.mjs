// Computes the contrast of every pair of colours that the pages use, by day and by night.
// WCAG 2.2: 4.5 for text, 7 for text that one reads long, 3 for the edges of things one can use.
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const PAPERS = ["paper", "paper-deep", "paper-raised"];
const PAIRS = [
  ...PAPERS.map((paper) => ["ink", paper, 7]),
  ...PAPERS.map((paper) => ["ink-soft", paper, 7]),
  ...PAPERS.map((paper) => ["accent", paper, 7]),
  ...PAPERS.map((paper) => ["rule-strong", paper, 3]),
  ...["leaf", "good", "warn", "bad"].flatMap((name) => PAPERS.map((paper) => [name, paper, 4.5])),
  ...["good", "warn", "bad"].flatMap((name) => [
    [name, `${name}-paper`, 4.5],
    ["ink", `${name}-paper`, 7],
  ]),
  ["ink", "accent-paper", 7],
  ["accent", "accent-paper", 4.5],
  ["on-accent", "accent", 7],
  ["leaf", "leaf-pale", 3],
  ["paper", "bad", 4.5],
];

function coloursOf(block) {
  const found = block.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...found].map(([, name, day, night]) => [name, [day, night]]));
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const colours = coloursOf(css);
let failures = 0;
for (const [front, back, least] of PAIRS) {
  for (const [index, when] of ["day", "night"].entries()) {
    const found = ratio(colours[front][index], colours[back][index]);
    if (process.argv.includes("--all")) console.log(when, front, back, found.toFixed(2));
    if (found >= least) continue;
    failures += 1;
    console.error(`${when}: ${front} on ${back} is ${found.toFixed(2)}, needs ${least}`);
  }
}
console.log(`${PAIRS.length * 2} pairs computed, ${failures} too weak`);
process.exit(failures ? 1 : 0);
