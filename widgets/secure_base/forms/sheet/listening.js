/**
 * What a form listens to: keys, fields that are left, a page that goes away. What was changed goes to
 * `saving`, what cannot be read to `mistakes`.
 */

import { fieldAt, same } from "./entries.js";

/**
 * @param {HTMLFormElement} form
 * @param {{
 *   fields: Map<string, import("./drawing.js").Asked>,
 *   touched: Set<string>,
 *   mistakes: ReturnType<typeof import("./mistakes.js").createMistakes>,
 *   saving: ReturnType<typeof import("./saving.js").createSaving>,
 *   current(): import("../types").Entry,
 *   wrote(): void, left(): void,
 * }} sheet
 * @returns {() => void} stops listening
 */
export function listen(form, sheet) {
  const { fields, touched, mistakes, saving } = sheet;
  const listening = new AbortController();
  const { signal } = listening;
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("input", (event) => wrote(event, false), { signal });
  form.addEventListener("change", (event) => wrote(event, true), { signal });
  form.addEventListener("focusout", left, { signal });
  window.addEventListener("pagehide", saving.farewell, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && saving.flush(), { signal });
  window.addEventListener("beforeunload", (event) => {
    if (saving.unsaved && !("leaving" in document.documentElement.dataset)) event.preventDefault();
  }, { signal });
  return () => listening.abort();

  /**
   * @param {Event} event
   * @param {boolean} settled false while typing
   */
  function wrote(event, settled) {
    const name = fieldAt(event.target);
    const asked = name && fields.get(name);
    if (!name || !asked) return;
    touched.add(name);
    const mistake = asked.drawn.mistake?.() ?? null;
    const { id, answers } = sheet.current();
    if (mistake) {
      if (settled || mistakes.has(name)) mistakes.say(name, mistake);
      saving.drop(id, name);
      return;
    }
    mistakes.say(name, null);
    const answer = asked.drawn.read();
    const unsaved = saving.unsavedOf(id);
    if (name in unsaved ? !same(unsaved[name], answer) : !same(answers[name], answer)) {
      saving.put(id, { [name]: answer }, settled);
    } else if (settled) saving.flush();
    sheet.wrote();
  }

  /** @param {FocusEvent} event */
  function left(event) {
    const name = fieldAt(event.target);
    const drawn = name && fields.get(name)?.drawn;
    if (!name || !drawn || drawn.element.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    mistakes.say(name, drawn.mistake?.() ?? null);
    saving.flush();
    sheet.left();
  }
}
