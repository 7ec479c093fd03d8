/**
 * Bundles the browser sources and the style sheets into the files that pages load: `sopbook.js` and `sopbook.css`
 * on every page, `sopbook-quiz.js` with a quiz, `sopbook-training.js` and `sopbook-team.js`
 * under Training, `search-worker.js` with the first word that is searched and, without a server, `iframe-worker.js` and
 * `sopbook-hub.js`.
 *
 * Classic scripts, because browsers refuse module scripts on `file://`; no source map and no
 * comments, so that the same sources give the same bytes everywhere.
 *
 * Usage: node bundle.js [target folder]
 */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const theme = new URL("../theme/", here);
const [target] = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const assets = target ?? fileURLToPath(new URL("assets/sopbook", theme));

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: fileURLToPath(here),
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  sourcemap: false,
};

const GENERATED = "/* Generated from hooks/sopbook/browser by make bundle. */";

/** Has Chromium compile all functions while it loads the script, off the main thread, and not at the first click. */
const EAGER = "//# allFunctionsCalledOnLoad";

/** @param {Record<string, string>} entryPoints @param {string} js what the files begin with */
const scripts = (entryPoints, js) =>
  build({
    ...common,
    entryPoints,
    outdir: assets,
    format: "iife",
    minify: true,
    // The code needs Object.hasOwn anyway (Safari 15.4, Firefox 92, Chromium 93): private methods need not be rewritten.
    target: ["es2022", "safari15"],
    banner: { js },
  });

await scripts({ sopbook: "index.js" }, `${EAGER}\n${GENERATED}`);
await scripts(
  {
    "sopbook-quiz": "quiz.js",
    "sopbook-training": "training.js",
    "sopbook-team": "team.js",
    "sopbook-hub": "hub.js",
    "iframe-worker": "iframe-worker.js",
    "search-worker": "search-worker.js",
  },
  GENERATED,
);

await build({
  ...common,
  entryPoints: { sopbook: "styles/index.css" },
  outdir: assets,
  minify: true,
  // Browsers that run Material know nesting and custom properties: nothing is rewritten for older ones.
  target: "esnext",
  banner: { css: "/* Generated from hooks/sopbook/browser/styles by make bundle. */" },
});
