/**
 * An exercise whose earlier answers stay closed: "You answered this on 3 March", and a button.
 *
 * A person may have shown the page to someone beside them; nothing written comes up by itself.
 */

import { button, make } from "../draw.js";
import { shortDay, t } from "../language.js";

/** @typedef {import("../types").Entry} Entry */

/**
 * @param {HTMLFormElement} form
 * @param {boolean} wanted false for an exercise whose answers may stand open
 * @param {() => void} open what to do when the person asks for the answers
 */
export function createClosed(form, wanted, open) {
  const words = make("span");
  const press = button(t("Open it"), () => {
    opened = true;
    line.hidden = true;
    form.hidden = false;
    open();
  }, { "data-action": "open-answers" });
  const line = make("p", { class: "tool kept-closed", hidden: true }, words, press);
  let opened = !wanted;

  return {
    line,
    /**
     * Whether what was answered stays closed. The form goes away with it, unless the person is
     * already writing.
     * @param {Entry} entry
     * @param {boolean} writing
     */
    keeps(entry, writing) {
      if (entry.revision === 0) opened = true; // nothing was here before
      if (opened) return false;
      const at = new Date(entry.at ?? Date.now());
      words.textContent = t("You answered this on {day}. It stays closed, in case someone is beside you.", { day: shortDay(at) });
      line.hidden = false;
      form.hidden = !writing;
      return true;
    },
    /** Close it again; whether it now is. @param {Entry} entry */
    again(entry) {
      if (!wanted || entry.revision === 0) return false;
      opened = false;
      this.keeps(entry, false);
      press.focus();
      return true;
    },
  };
}
