/** A note: something to read between the questions. It asks nothing. */

import { make } from "../draw.js";

/** @type {import("../types").Kind} */
export const note = {
  silent: true,
  draw(field) {
    const said = String(field.text ?? "").split(/\n\s*\n/).filter(Boolean);
    const element = make("div", { class: "field note", "data-field": field.name, "data-kind": "note" },
      field.ask ? make("p", { class: "ask" }, field.ask) : null,
      ...said.map((paragraph) => make("p", {}, paragraph)),
      field.hint ? make("p", { class: "hint" }, field.hint) : null);
    return { element, read: () => null, write: () => undefined, target: () => element };
  },
  text: () => "",
};
