/**
 * What stands in the fields. Answers from the file go in where the person has changed nothing; what is
 * being written stays as it is.
 */

import { offer } from "./carry.js";
import { same } from "./entries.js";

/** @typedef {import("../types").Entry} Entry */

/**
 * @param {Map<string, import("./drawing.js").Asked>} fields
 * @param {ReturnType<typeof import("./mistakes.js").createMistakes>} mistakes
 * @param {ReturnType<typeof import("./saving.js").createSaving>} saving
 */
export function createFilling(fields, mistakes, saving) {
  /** @type {Set<string>} fields that the person has changed since the sheet was shown */
  const touched = new Set();
  /** @type {Record<string, {value: unknown, at: string}>} */
  let carried = {};

  /** Offer earlier answers where a field is still empty. */
  function offerEarlier() {
    for (const [name, earlier] of Object.entries(carried)) {
      const asked = fields.get(name);
      if (asked) offer(asked, earlier);
    }
  }

  return {
    touched,
    /** @param {typeof carried | undefined} found earlier answers that a field may take over */
    carry(found) {
      carried = found ?? {};
      offerEarlier();
    },
    /** Fill what is untouched. @param {Entry} entry */
    fill(entry) {
      const unsaved = saving.unsavedOf(entry.id);
      for (const [name, { drawn }] of fields) {
        const busy = touched.has(name) && (name in unsaved || drawn.element.contains(document.activeElement));
        if (busy || mistakes.has(name)) continue;
        const answer = name in unsaved ? unsaved[name] : (entry.answers[name] ?? null);
        if (!same(drawn.read(), answer)) drawn.write(answer);
      }
    },
    /** Put this sheet in place of the one that stands here. @param {Entry} entry */
    show(entry) {
      touched.clear();
      mistakes.clear();
      const unsaved = saving.unsavedOf(entry.id);
      for (const [name, { drawn }] of fields) {
        drawn.write(name in unsaved ? unsaved[name] : (entry.answers[name] ?? null));
      }
      offerEarlier();
    },
    /** Nothing that was answered stands in the page any more; what is kept stays kept. */
    empty() {
      touched.clear();
      mistakes.clear();
      for (const { drawn } of fields.values()) drawn.write(null);
    },
    /** The first thing on the sheet that can be answered. */
    first: () => [...fields.values()].find(({ field }) => field.kind !== "note")?.drawn.target(),
  };
}
