// Builds fixed file names: Django's manifest storage hashes them afterwards.
import { defineConfig } from "vite";

import { sprite } from "./sprite.ts";

export default defineConfig({
  base: "./",
  publicDir: "src/public",
  plugins: [sprite()],
  build: {
    outDir: "../src/florilege/www/base/static/build",
    emptyOutDir: true,
    assetsInlineLimit: 0, // A data: address would need a wider content security policy.
    modulePreload: false,
    reportCompressedSize: true,
    rolldownOptions: {
      checks: { eval: false }, // htmx names eval; allowEval and the page's policy both forbid it.
      input: { app: "src/app.ts", htmx: "src/htmx.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: (asset) =>
          (asset.names[0] ?? "").endsWith(".woff2") ? "fonts/[name][extname]" : "[name][extname]",
      },
    },
  },
});
