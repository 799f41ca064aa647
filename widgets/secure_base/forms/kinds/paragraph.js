/** A paragraph: as many lines of a person's own words as they like. */

import { make } from "../draw.js";
import { labelled, put } from "./frame.js";

/** @type {import("../types").Kind} */
export const paragraph = {
  draw(field, place) {
    const area = make("textarea", { name: field.name, rows: field.rows ?? 4 });
    return {
      element: labelled(field, place, area),
      read: () => area.value || null,
      write: (answer) => put(area, answer ?? ""),
      target: () => area,
    };
  },
  text: (_field, answer) => String(answer ?? ""),
};
