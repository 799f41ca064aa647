/** Runs every JavaScript test (tests/**\/*.test.js or .mjs) in Node's own runner, and says so when there is none. */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const files = readdirSync("tests", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.test\.m?js$/.test(name) && !name.includes("node_modules"))
  .map((name) => join("tests", name))
  .sort();

if (files.length === 0) {
  console.error("There is no JavaScript test below tests/.");
  process.exit(1);
}
const run = spawnSync(process.execPath, ["--test", "--test-concurrency=2", ...files], { stdio: "inherit" });
process.exit(run.status ?? 1);
