/** A line: one line of a person's own words. */

import { labelled, oneLine, put } from "./frame.js";

/** @type {import("../types").Kind} */
export const line = {
  own: true,
  draw(field, place) {
    const input = oneLine(field.name);
    return {
      element: labelled(field, place, input),
      read: () => input.value || null,
      write: (answer) => put(input, answer ?? ""),
      target: () => input,
    };
  },
  text: (_field, answer) => String(answer ?? ""),
};
