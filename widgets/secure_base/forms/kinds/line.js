/** A line: one line of a person's own words. */

import { labelled, put, short } from "./frame.js";

/** @type {import("../types").Kind} */
export const line = {
  own: true,
  draw(field, place) {
    const input = short(field.name, { class: "short line" });
    return {
      element: labelled(field, place, input),
      read: () => input.value || null,
      write: (answer) => put(input, answer ?? ""),
      target: () => input,
    };
  },
  text: (_field, answer) => String(answer ?? ""),
};
