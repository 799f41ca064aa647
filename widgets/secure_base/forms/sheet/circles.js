/**
 * Circles of people, from close to far, as arches one around the other with the names in them.
 *
 * The picture is for the eye alone; the same names stand beside it as a list.
 */

import { make, trace } from "../draw.js";
import { t } from "../language.js";

/** The picture's own units: as wide as a small phone, so that a letter is never drawn smaller than 13. */
const WIDE = 320;
/** How far each arch stands outside the next, and how much room a line of names takes. */
const STEP = 20;
const LINE = 21;
const SHOULDER = 44;
/** How wide letters of the book's type are, with room to spare: most, capitals, and the widest. */
const LETTER = 8;
const CAPITAL = 11.5;
const WIDEST = 16;
const WIDE_ONES = /[MWmw@%…]|\p{Extended_Pictographic}|[\u1100-\uffef]/u;

/** @typedef {import("../types").Shape} Shape */
/** @typedef {import("../types").Answers} Answers */

/**
 * The picture and the list of an exercise that has `circles`; null for the others.
 * @param {Pick<Shape, "circles" | "fields" | "title">} shape
 * @param {() => Answers} answers what stands on the sheet now
 */
export function createCircles({ circles, fields }, answers) {
  if (!circles?.length) return null;
  const picture = trace("svg", { class: "circles-picture", "aria-hidden": "true", focusable: "false" });
  const list = make("dl", { class: "rows answers" });
  const view = make("figure", { class: "circles", hidden: true }, picture, list);
  let drawn = "";
  return {
    view,
    refresh() {
      const now = answers();
      const rings = circles.map((name) => ({
        ask: fields.find((field) => field.name === name)?.ask ?? name,
        names: namesIn(now[name]),
      }));
      const told = JSON.stringify(rings);
      if (told === drawn) return;
      drawn = told;
      view.hidden = rings.every(({ names }) => !names.length);
      draw(picture, rings.map(({ names }) => names));
      list.replaceChildren(...rings.map(({ ask, names }) => make("div", {},
        make("dt", {}, ask),
        names.length ? make("dd", { class: "own" }, names.join(", ")) : make("dd", {}, t("Nobody just now")))));
    },
  };
}

/** @param {unknown} answer @returns {string[]} */
function namesIn(answer) {
  const people = /** @type {{name?: string, detail?: string}[]} */ (Array.isArray(answer) ? answer : []);
  return people.map(({ name, detail }) => (name || detail || "").trim()).filter(Boolean);
}

/**
 * Arches from the inside out, each as high as its names need.
 * @param {Element} picture
 * @param {string[][]} rings
 */
function draw(picture, rings) {
  const bands = rings.map((names, index) => {
    const width = WIDE - 4 - 2 * STEP * (rings.length - 1 - index);
    const lines = inLines(names, width - 28);
    return { width, lines, height: 30 + LINE * Math.max(lines.length, 1) };
  });
  const ground = bands.reduce((sum, { height }) => sum + height, 4);
  let top = ground;
  const parts = bands.flatMap(({ width, lines, height }, index) => {
    top -= height;
    const left = (WIDE - width) / 2;
    const arch = trace("path", {
      class: index ? "thin" : null,
      d: `M${left} ${ground}V${top + SHOULDER}q0 ${-SHOULDER} ${SHOULDER} ${-SHOULDER}h${width - 2 * SHOULDER}q${SHOULDER} 0 ${SHOULDER} ${SHOULDER}V${ground}`,
    });
    const first = top + 15 + LINE * 0.8 + (height - 30 - LINE * lines.length) / 2;
    return [arch, ...lines.map((words, line) =>
      trace("text", { x: WIDE / 2, y: (first + line * LINE).toFixed(1), "text-anchor": "middle" }, words))];
  });
  picture.setAttribute("viewBox", `0 0 ${WIDE} ${ground + 4}`);
  picture.replaceChildren(...parts, trace("path", { d: `M2 ${ground}H${WIDE - 2}` }));
}

/**
 * Names laid side by side into lines of this width; one too long for a line is cut in the picture.
 * @param {string[]} names
 * @param {number} room in the picture's units
 */
export function inLines(names, room) {
  /** @type {string[]} */
  const lines = [];
  for (const name of names) {
    const short = cut(name, room);
    const both = `${lines[lines.length - 1]} · ${short}`;
    if (lines.length && widthOf(both) <= room) lines[lines.length - 1] = both;
    else lines.push(short);
  }
  return lines;
}

/** @param {string} name @param {number} room */
function cut(name, room) {
  if (widthOf(name) <= room) return name;
  const letters = [...name];
  while (letters.length && widthOf(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** @param {string} words */
function widthOf(words) {
  return [...words].reduce((sum, letter) =>
    sum + (WIDE_ONES.test(letter) ? WIDEST : /\p{Lu}/u.test(letter) ? CAPITAL : LETTER), 0);
}
