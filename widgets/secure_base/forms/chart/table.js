/** The figures of a chart as a table; a long one waits closed. */

import { make } from "../draw.js";
import { t } from "../language.js";

/** Rows that stand open. More would push the page apart on a phone. */
const OPEN = 8;

/**
 * @typedef {{caption: string, head: string[], rows: string[][]}} Table
 */

/**
 * @param {Table} table
 * @returns {HTMLElement}
 */
export function drawTable({ caption, head, rows }) {
  const body = rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))));
  const short = rows.length <= OPEN;
  const table = make(
    "table",
    {},
    make("caption", { class: short ? null : "hide" }, caption),
    make("thead", {}, make("tr", {}, ...head.map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, ...body),
  );
  const frame = make("div", { class: "figures" }, table);
  if (short) return frame;
  const said = t("{caption}, {count} lines", { caption, count: rows.length });
  return make("details", {}, make("summary", {}, said), frame);
}
