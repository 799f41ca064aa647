/** Minutes: how long to choose, and how much is left, in words that do not hurry anybody. */

import { t } from "../forms/language.js";
import { oneOf } from "./options.js";

/** @param {{minutes: number[], usual: number}} shape */
export function howLong(shape) {
  const chosen = oneOf({
    name: "minutes", ask: t("How long?"), chosen: String(shape.usual),
    options: shape.minutes.map((minutes) => [String(minutes), t("{n} minutes", { n: minutes })]),
  });
  return { element: chosen.element, read: () => Number(chosen.read()) };
}

/** @param {number} seconds */
export function left(seconds) {
  const minutes = Math.ceil(seconds / 60);
  if (seconds <= 0) return t("The last breath.");
  return minutes <= 1 ? t("Less than a minute left.") : t("About {n} minutes left.", { n: minutes });
}
