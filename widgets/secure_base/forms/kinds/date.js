/** A day, past or to come. */

import { make } from "../draw.js";
import { day, readMoment, t } from "../language.js";
import { labelled, put } from "./frame.js";
import { holdWhileTyped } from "./moment.js";

/** @type {import("../types").Kind} */
export const date = {
  draw(field, place) {
    const input = make("input", {
      type: "date", class: "short", name: field.name, min: "0001-01-01", max: "9999-12-31",
    });
    holdWhileTyped(input);
    return {
      element: labelled(field, place, input),
      read: () => input.value || null,
      write: (answer) => put(input, answer ?? ""),
      mistake: () => (input.validity?.badInput
        ? t("We could not read that date. Fill in the day, the month and the year, or leave it empty.")
        : null),
      target: () => input,
    };
  },
  text(_field, answer) {
    const kept = readMoment(answer);
    return kept ? day(kept.moment) : String(answer ?? "");
  },
};
