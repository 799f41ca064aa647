/** Before and after, for whoever wants to note it: every answer as good to know as another. */

import { newId } from "../forms/channel.js";
import { make } from "../forms/draw.js";
import { sentenceOf } from "../forms/follow.js";
import { choice } from "../forms/kinds/choice.js";
import { scale } from "../forms/kinds/scale.js";
import { clock, t } from "../forms/language.js";

/** Seconds after which a practice is noted in whole minutes rather than halves. */
const SHORT = 90;

/** @typedef {(...parts: string[]) => string} Ids */

/**
 * A number before, closed until somebody wants it.
 * @param {any} shape
 * @param {Ids} id
 */
export function beforehand(shape, id) {
  const field = shape.log.before;
  const drawn = field ? scale.draw(field, place(id)) : null;
  const element = drawn
    ? make("details", { class: "noting" }, make("summary", {}, t("A number before, if you like")), drawn.element)
    : make("div");
  return { element, read: () => /** @type {number | null} */ (drawn?.read() ?? null) };
}

/**
 * @param {{
 *   shape: any, channel: import("../forms/types").Channel, id: Ids,
 *   before: number | null, seconds: number,
 * }} over
 * @returns {HTMLElement[]}
 */
export function afterwards({ shape, channel, id, before, seconds }) {
  const { effect, after } = shape.log;
  if (!effect) return [];
  const entry = newId();
  const how = choice.draw(effect, place((...parts) => id("after", ...parts)));
  const number = before !== null && after ? scale.draw(after, place((...parts) => id("after", ...parts))) : null;
  const said = make("p", { class: "tool", role: "status" });
  const keep = make("button", { type: "submit", class: "button", "data-action": "keep" }, t("Keep this"));
  const form = make("form", { class: "sheet", novalidate: true },
    make("p", { class: "tool" }, t("Only if you want to note it. Nothing is kept unless you press the button.")),
    how.element, ...(number ? [number.element] : []), make("div", { class: "acts" }, keep), said);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const minutes = seconds < SHORT ? Math.round(seconds / 30) / 2 : Math.round(seconds / 60);
    const answers = { before, effect: how.read(), after: number?.read() ?? null, minutes };
    said.textContent = t("Keeping it.");
    keep.disabled = true;
    try {
      const { at } = await channel.ask("keep", { entry, answers });
      said.textContent = t("Kept at {time}. It stands with your other practices.", { time: clock(new Date(at)) });
      keep.textContent = t("Keep the change");
    } catch (fault) {
      said.textContent = sentenceOf(fault);
    }
    keep.disabled = false;
  });
  return [form];
}

/** @param {Ids} id @returns {import("../forms/types").Place} */
function place(id) {
  return {
    exercise: "practice-log",
    id,
    answer: () => null,
    words: () => "",
    follow: () => undefined,
  };
}
