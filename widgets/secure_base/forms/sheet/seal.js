/**
 * A sheet that is closed until a day, such as a letter to oneself: its words are not in the page then.
 * It is a promise and not a lock: one press opens it at once.
 */

import { button, make } from "../draw.js";
import { day, keepDay, readMoment, t } from "../language.js";

/** @typedef {import("../types").Entry} Entry */

/**
 * @param {import("../types").Shape} shape
 * @param {HTMLFormElement} form
 * @param {{
 *   request(type: string, body: import("../types").Message): Promise<import("../types").Message | null>,
 *   show(entry: Entry): void,
 * }} sheet
 */
export function createSeal(shape, form, { request, show }) {
  const words = make("p", { role: "status", tabindex: "-1" });
  const open = button(t("Open it now anyway"), () => void change("unseal"), { "data-action": "unseal" });
  const view = make("div", { class: "sealed", hidden: true }, words, make("div", { class: "acts" }, open));
  /** @type {Entry | null} */
  let current = null;

  /** @param {"seal" | "unseal"} type */
  async function change(type) {
    const reply = current && (await request(type, { entry: current.id, day: keepDay(new Date()) }));
    if (!reply) return false;
    stands(reply.sheet);
    show(reply.sheet);
    if (type === "seal") words.focus();
    return true;
  }

  /** @param {Entry} entry the sheet at hand: whether it is closed */
  function stands(entry) {
    current = entry;
    view.hidden = !entry.sealed;
    form.hidden = Boolean(entry.sealed);
    const opens = readMoment(entry.sealed);
    if (opens) words.textContent = t("Closed. It opens on {day}.", { day: day(opens.moment) });
  }

  return {
    view,
    stands,
    /**
     * Close a sheet that names a day still to come.
     * @param {Entry} entry
     * @returns {Promise<boolean>} whether it is closed now
     */
    async close(entry) {
      const name = shape.sealed_until;
      if (!name || !(entry.revision > 0) || !(String(entry.answers[name] ?? "") > keepDay(new Date()))) return false;
      current = entry;
      return change("seal");
    },
  };
}
