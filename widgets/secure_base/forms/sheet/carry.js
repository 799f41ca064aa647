/** "Use what you wrote on 3 March": an earlier answer offered where the same would be asked again. */

import { button, changed, make } from "../draw.js";
import { textOf } from "../kinds.js";
import { shortDay, t } from "../language.js";

/** @typedef {{field: import("../types").Field, drawn: import("../types").Drawn}} Asked */

/**
 * Offer an earlier answer at a field that is still empty. The words themselves are shown only once
 * they are asked for.
 * @param {Asked} asked
 * @param {{value: unknown, at: string}} earlier
 */
export function offer({ field, drawn }, { value, at }) {
  drawn.element.querySelector(":scope > .offer")?.remove();
  if (drawn.read() !== null || !textOf(field, value)) return;
  const take = button(t("Use what you wrote on {day}", { day: shortDay(new Date(at)) }), () => {
    drawn.write(value);
    changed(drawn.element);
    drawn.target().focus();
    box.remove();
  }, { class: "quiet", "data-action": "carry" });
  const box = make("p", { class: "offer" }, take);
  drawn.element.querySelector(":scope > .mistake")?.after(box);
}
