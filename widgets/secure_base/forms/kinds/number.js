/** A number typed in digits, with its unit beside it. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { labelled, put, short } from "./frame.js";

/** @typedef {import("../types").Field} Field */

/** @type {import("../types").Kind} */
export const number = {
  draw(field, place) {
    const input = short(field.name, { inputmode: field.whole === false ? "decimal" : "numeric" });
    const element = labelled(field, place, input);
    if (field.unit) {
      const unit = make("span", { class: "unit", id: place.id(field.name, "unit") }, field.unit);
      const described = [input.getAttribute("aria-describedby"), unit.id].filter(Boolean).join(" ");
      input.setAttribute("aria-describedby", described);
      const beside = make("div", { class: "with-unit" });
      input.replaceWith(beside);
      beside.append(input, unit);
    }
    return {
      element,
      read: () => (mistakeIn(field, input.value) ? null : numberIn(input.value)),
      write: (answer) => put(input, answer === null || answer === undefined ? "" : String(answer)),
      mistake: () => mistakeIn(field, input.value),
      target: () => input,
    };
  },
  text(field, answer) {
    if (answer === null || answer === undefined) return "";
    return field.unit ? `${answer} ${field.unit}` : String(answer);
  },
};

/**
 * The number that was typed, with a comma or a point; null for nothing, NaN for no number.
 * @param {string} typed
 */
export function numberIn(typed) {
  const words = typed.trim();
  if (!words) return null;
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(words) ? Number(words.replace(",", ".")) : NaN;
}

/**
 * What is wrong with a number, in the words of program/kinds/number.py.
 * @param {Field} field
 * @param {string} typed
 */
function mistakeIn(field, typed) {
  const value = numberIn(typed);
  if (value === null) return null;
  if (Number.isNaN(value)) return t("We could not read that number. Use digits, or leave it empty.");
  if (field.whole !== false && !Number.isInteger(value)) {
    return t("A whole number, please: 2 or 3 rather than 2.5. Or leave it empty.");
  }
  const { min, max } = field;
  if (typeof min === "number" && value < min) return t("This should be {least} or more, or empty.", { least: min });
  if (typeof max === "number" && value > max) return t("This should be {most} or less, or empty.", { most: max });
  return null;
}
