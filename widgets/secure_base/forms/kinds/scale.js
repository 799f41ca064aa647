/** A scale: whole numbers between two ends that have words, and an unanswered state of its own. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { grouped, pick, picks } from "./frame.js";

/** The most stops a worksheet's scale can have (program/kinds/scale.py); more would not fit a finger. */
const MOST_STOPS = 21;

/** @type {import("../types").Kind} */
export const scale = {
  draw(field, place) {
    const ruler = make("div", { class: "ruler" });
    for (const [index, stop] of stops(field).entries()) {
      const id = index === 0 ? place.id(field.name) : undefined;
      ruler.append(pick("radio", field.name, String(stop), String(stop), { id }));
    }
    const none = pick("radio", field.name, "", t("Not answered"), { none: true, checked: true });
    const element = grouped(field, place, ruler, ends(field), none);
    const [first] = picks(ruler);
    return {
      element,
      read() {
        const chosen = picks(element).find((radio) => radio.checked)?.value;
        return chosen ? Number(chosen) : null;
      },
      write(answer) {
        const value = answer === null || answer === undefined ? "" : String(answer);
        if (!picks(element).some((radio) => radio.value === value)) {
          ruler.append(pick("radio", field.name, value, value)); // of an older worksheet
        }
        for (const radio of picks(element)) radio.checked = radio.value === value;
      },
      target: () => picks(ruler).find((radio) => radio.checked) ?? first,
    };
  },
  text(field, answer) {
    if (answer === null || answer === undefined) return "";
    const [low, high] = limits(field);
    const end = answer === low ? field.low : answer === high ? field.high : "";
    return end ? `${answer}, ${end}` : String(answer);
  },
};

/** @param {import("../types").Field} field */
function limits(field) {
  return [field.min ?? 0, field.max ?? 10];
}

/**
 * @param {import("../types").Field} field
 * @returns {number[]}
 */
export function stops(field) {
  const [low, high] = limits(field);
  const step = Math.max(1, Math.ceil((high - low) / (MOST_STOPS - 1)));
  const found = [];
  for (let stop = low; stop < high; stop += step) found.push(stop);
  return [...found, high];
}

/** @param {import("../types").Field} field */
export function ends(field) {
  const [low, high] = limits(field);
  if (!field.low && !field.high) return null;
  return make("p", { class: "ends hint" },
    make("span", {}, `${low} ${field.low ?? ""}`.trim()),
    make("span", {}, `${high} ${field.high ?? ""}`.trim()));
}
