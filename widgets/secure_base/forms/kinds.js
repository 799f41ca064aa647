/** Every kind of field, by the name a worksheet gives it. One short file each in `kinds/`. */

import { body } from "./kinds/body.js";
import { checklist } from "./kinds/checklist.js";
import { choice } from "./kinds/choice.js";
import { choices } from "./kinds/choices.js";
import { date } from "./kinds/date.js";
import { line } from "./kinds/line.js";
import { moment } from "./kinds/moment.js";
import { note } from "./kinds/note.js";
import { number } from "./kinds/number.js";
import { paragraph } from "./kinds/paragraph.js";
import { people } from "./kinds/people.js";
import { plane } from "./kinds/plane.js";
import { ratings } from "./kinds/ratings.js";
import { scale } from "./kinds/scale.js";
import { script } from "./kinds/script.js";
import { stepsOf } from "./kinds/steps.js";
import { words } from "./kinds/words.js";

/** @type {Record<string, import("./types").Kind>} */
export const kinds = {
  line, paragraph, number, scale, choice, choices, words, body, moment, date, people, checklist,
  steps: stepsOf((name) => kinds[name]),
  ratings, plane, script, note,
};

/**
 * An answer as a person would read it; empty when nothing was answered.
 * @param {import("./types").Field} field
 * @param {unknown} answer
 */
export function textOf(field, answer) {
  if (answer === null || answer === undefined) return "";
  const kind = kinds[field.kind];
  return kind ? kind.text(field, answer) : String(answer);
}

/**
 * An answer as it stands inside a sentence.
 * @param {import("./types").Field} field
 * @param {unknown} answer
 */
export function spokenOf(field, answer) {
  if (answer === null || answer === undefined) return "";
  const kind = kinds[field.kind];
  return (kind?.spoken ?? kind?.text)?.(field, answer) ?? String(answer);
}
