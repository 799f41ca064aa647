/** Small facts about entries and where on the sheet something happened. */

import { newId } from "../channel.js";

/**
 * @param {string | null} [id] the sheet that was begun before the page was loaded again
 * @returns {import("../types").Entry}
 */
export function emptySheet(id) {
  return { id: id ?? newId(), revision: 0, answers: {} };
}

/**
 * An entry as the reply to a save tells it.
 * @param {import("../types").Message} reply
 * @param {import("../types").Entry | null} [before]
 * @returns {import("../types").Entry}
 */
export function keptEntry(reply, before) {
  return {
    ...before, id: reply.entry, revision: reply.revision, at: reply.at,
    first_at: before?.first_at ?? reply.first_at ?? reply.at, answers: reply.answers,
  };
}

/** @param {import("../types").Entry} a @param {import("../types").Entry} b */
export function newestFirst(a, b) {
  return (b.first_at ?? b.at ?? "").localeCompare(a.first_at ?? a.at ?? "");
}

/** @param {EventTarget | null} target @returns {string | undefined} the field that an event came from */
export function fieldAt(target) {
  let found;
  let place = target instanceof Element ? target.closest("[data-field]") : null;
  for (; place; place = place.parentElement?.closest("[data-field]") ?? null) found = place; // the outermost
  return /** @type {HTMLElement | undefined} */ (found)?.dataset.field;
}

/** @param {unknown} a @param {unknown} b */
export function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
