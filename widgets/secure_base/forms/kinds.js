/** Every kind of field, by the name a worksheet gives it. One short file each in `kinds/`. */

import { choice } from "./kinds/choice.js";
import { line } from "./kinds/line.js";
import { moment } from "./kinds/moment.js";
import { note } from "./kinds/note.js";
import { paragraph } from "./kinds/paragraph.js";
import { scale } from "./kinds/scale.js";
import { words } from "./kinds/words.js";

/** @type {Record<string, import("./types").Kind>} */
export const kinds = { line, paragraph, scale, choice, words, moment, note };

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
