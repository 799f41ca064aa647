/** The drawing: a doorway on a line, and a dot that goes up and down in it, or out and back. */

import { trace } from "../forms/draw.js";

/** The dot's way in the drawing's own measure. */
const FLOOR = 146;
const LINTEL = 62;
const DOOR = 70;
const FAR = 270;

/** @param {boolean} wide with the line going on, for a dot that goes out */
export function drawDoorway(wide) {
  const glow = trace("circle", { class: "glow", cx: DOOR, cy: FLOOR, r: 10 });
  const dot = trace("circle", { class: "dot", cx: DOOR, cy: FLOOR, r: 9 });
  const picture = trace("svg", {
    viewBox: wide ? "0 18 300 150" : "0 16 140 152", class: wide ? "doorway wide" : "doorway", "aria-hidden": "true",
  },
    trace("path", { class: "thin", d: wide ? "M6 160h288" : "M6 160h128" }),
    trace("path", { d: "M28 160V68a42 42 0 0 1 84 0v92" }),
    glow, dot);

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} size of the light around the dot
   */
  function put(x, y, size) {
    for (const one of [dot, glow]) {
      one.setAttribute("cx", x.toFixed(1));
      one.setAttribute("cy", y.toFixed(1));
    }
    glow.setAttribute("r", size.toFixed(1));
  }

  return {
    picture,
    /** @param {number} full 0 at the end of a breath out, 1 at the end of a breath in */
    breathe: (full) => put(DOOR, FLOOR - (FLOOR - LINTEL) * full, 10 + 22 * full),
    /** @param {number} far 0 at home, 1 as far out as it goes */
    goOut: (far) => put(DOOR + (FAR - DOOR) * far, FLOOR, 10),
  };
}
