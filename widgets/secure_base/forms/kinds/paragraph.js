/** A paragraph: as many lines of a person's own words as they like. */

import { make } from "../draw.js";
import { watchCharges } from "./charges.js";
import { labelled, put } from "./frame.js";

/** @type {import("../types").Kind} */
export const paragraph = {
  own: true,
  draw(field, place) {
    const area = rows(make("textarea", { name: field.name }), field.rows ?? 4);
    const charges = watchCharges(field, place, area);
    return {
      element: labelled(field, place, area, charges.box),
      read: () => area.value || null,
      write(answer) {
        put(area, answer ?? "");
        charges.rest();
      },
      target: () => area,
      leave: charges.rest,
    };
  },
  text: (_field, answer) => String(answer ?? ""),
};

/**
 * At least this many ruled lines; it grows with what is written where the browser can.
 * @param {HTMLTextAreaElement} area
 * @param {number} count
 */
export function rows(area, count) {
  area.rows = count;
  area.style.minBlockSize = `calc(${count} * var(--line) + 1.25rem)`;
  return area;
}
