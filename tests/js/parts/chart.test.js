import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause } from "./page.js";
import { mount } from "../../../widgets/secure_base/forms/chart.js";
import { coloured } from "../../../widgets/secure_base/forms/chart/colours.js";
import { drawTable } from "../../../widgets/secure_base/forms/chart/table.js";

const SHAPE = { exercise: "trigger-log", name: "strength-over-time" };
const TABLE = { caption: "The same figures", head: ["Day", "Strength"], rows: [["1 March", "6"]] };
const EMPTY = { type: "chart", sentence: "Nothing to draw yet.", figure: null, table: null };
const FULL = {
  type: "chart", sentence: "One sheet.", table: TABLE,
  figure: { data: [{ line: { color: "var(--pen)" } }], layout: { height: 180 } },
};

test("before the kernel a chart says that its figures will come", () => {
  const { element } = draw(mount, SHAPE);
  const chart = one("figure.chart[data-chart='strength-over-time']", element);
  assert.match(chart.textContent, /figures come when the workbook is ready/);
  assert.equal(one("table", element), null);
});

test("an empty chart is one sentence and nothing else", async () => {
  const { element, attach } = draw(mount, SHAPE, { hello: EMPTY });
  attach();
  await pause(40);
  assert.equal(one("figure", element).textContent, "Nothing to draw yet.");
  assert.equal(one(".picture", element).hidden, true);
});

test("the sentence and the table stand although the picture cannot be fetched", async () => {
  const { element, attach } = draw(mount, SHAPE, { hello: FULL, library: { type: "refused", sentence: "No." } });
  attach();
  await pause(40);
  assert.equal(one("p", element).textContent, "One sheet.");
  assert.deepEqual(all("td", element).map((cell) => cell.textContent), ["1 March", "6"]);
  assert.equal(one(".picture", element).getAttribute("aria-hidden"), "true");
  assert.equal(one(".picture", element).hidden, true);
});

test("off our own pages the kernel is asked for the library, once a picture is wanted", async () => {
  const { attach, asked } = draw(mount, SHAPE, { hello: EMPTY });
  attach();
  await pause(40);
  assert.deepEqual(asked.map(({ type }) => type), ["hello"]);
  const full = draw(mount, SHAPE, { hello: FULL, library: { type: "refused", sentence: "No." } });
  full.attach();
  await pause(40);
  assert.deepEqual(full.asked.map(({ type }) => type), ["hello", "library"]);
});

test("a chart asks again when its exercise has changed, once for many changes", async () => {
  const { attach, asked, say } = draw(mount, SHAPE, { hello: EMPTY });
  attach();
  await pause(40);
  for (let n = 0; n < 5; n += 1) say({ type: "changed" });
  await pause(700);
  assert.equal(asked.filter(({ type }) => type === "hello").length, 2);
});

test("why a chart cannot be read is said in its place", async () => {
  const sentence = "This workbook file has been damaged.";
  const { element, attach } = draw(mount, SHAPE, { hello: { type: "refused", sentence } });
  attach();
  await pause(40);
  assert.equal(one("p", element).textContent, sentence);
});

test("colours of the page are put in wherever they are named, and nothing else is touched", () => {
  const figure = { data: [{ x: [1, null], line: { color: "var(--pen)" } }], layout: { font: { color: "var(--soft)" } } };
  const made = coloured(figure, (name) => `<${name}>`);
  assert.deepEqual(made, { data: [{ x: [1, null], line: { color: "<--pen>" } }], layout: { font: { color: "<--soft>" } } });
  assert.equal(figure.data[0].line.color, "var(--pen)");
});

test("a short table stands open, a long one waits closed and says how long it is", () => {
  assert.equal(one("details", drawTable(TABLE)), null);
  const rows = Array.from({ length: 30 }, (_, n) => [`${n}`, "6"]);
  const long = drawTable({ ...TABLE, rows });
  assert.equal(long.tagName, "DETAILS");
  assert.equal(one("summary", long).textContent, "The same figures, 30 lines");
  assert.equal(all("th[scope=col]", long).length, 2);
});

test("what a person wrote is shown as text", () => {
  const made = drawTable({ ...TABLE, rows: [["<img src=x onerror=alert(1)>", "6"]] });
  assert.equal(one("img", made), null);
  assert.equal(one("td", made).textContent, "<img src=x onerror=alert(1)>");
});
