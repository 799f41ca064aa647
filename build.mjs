/**
 * Bundles the JavaScript and CSS that a page loads, from widgets/secure_base into widgets/secure_base/static.
 *
 * The result is committed, so that running the workbook needs Python only; tests/architecture builds
 * it again and compares. `node build.mjs --to DIR` writes somewhere else. The same input gives the
 * same bytes: no dates, no absolute paths. A build that fails leaves the last one as it was.
 */

import { build } from "esbuild";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const source = join(root, "widgets", "secure_base");
const at = process.argv.indexOf("--to");
const target = at > 0 ? resolve(process.argv[at + 1]) : join(source, "static");
const out = `${target}.${process.pid}.new`;

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  format: "esm",
  legalComments: "none",
  loader: { ".svg": "dataurl" },
  logLevel: "warning",
  minify: true,
  outdir: out,
  target: "es2022",
};

/**
 * @param {string} input a path below widgets/secure_base
 * @returns {string | null} the path from here, or null while there is no such file
 */
const found = (input) => (existsSync(join(source, input)) ? join(source, input) : null);

/** The forms: one file, because anywidget imports it from a blob, where a relative import fails. */
async function forms() {
  const entry = found("forms/index.js");
  if (entry) await build({ ...common, entryPoints: { forms: entry }, splitting: false });
}

/**
 * The page's own client. What nearly every page needs is one file and the chunk it shares with the
 * rarer parts, both named in the page's head; `manager` (the official widgets) and `sanitize` stand on
 * their own and are fetched by address. A chunk is named by its content, so that it may be kept.
 */
async function page() {
  const sanitize = found("serve/client/sanitize.js");
  /** @type {Record<string, string>} */
  const alias = sanitize ? { "sanitize-html": sanitize } : {};
  const entry = found("serve/client/page.js");
  if (entry) {
    const chunkNames = "chunks/[name]-[hash]";
    await build({ ...common, chunkNames, entryPoints: { page: entry }, splitting: true });
  }
  for (const [name, file] of Object.entries({ manager: "official.js", sanitize: "sanitize.js" })) {
    const alone = found(`serve/client/${file}`);
    if (alone) await build({ ...common, alias, entryPoints: { [name]: alone }, splitting: false });
  }
}

async function styles() {
  const sheets = {
    forms: found("forms/styles/index.css"),
    page: found("serve/page/page.css"),
    official: found("serve/client/official.css"),
  };
  for (const [name, entry] of Object.entries(sheets)) {
    if (entry) await build({ ...common, entryPoints: { [name]: entry } });
  }
}

/** Plotly's basic bundle as its makers publish it; only a page with a chart on screen fetches it. */
function plotly() {
  const home = join(root, "node_modules", "plotly.js-basic-dist-min");
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  cpSync(join(home, "plotly-basic.min.js"), join(out, "plotly-basic.js"));
  const licence = ["LICENSE", "LICENSE.txt"].map((n) => join(home, n)).find(existsSync);
  const text = licence ? readFileSync(licence, "utf8") : "";
  writeFileSync(join(out, "plotly-basic.LICENSE.txt"), `plotly.js-basic-dist-min ${version}\n\n${text}`);
}

mkdirSync(out, { recursive: true });
try {
  await forms();
  await page();
  await styles();
  plotly();
  rmSync(target, { recursive: true, force: true });
  renameSync(out, target);
} catch (fault) {
  rmSync(out, { recursive: true, force: true });
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
