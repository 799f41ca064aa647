/**
 * "How is it now?" What a worksheet asks once more, some time after: at most two questions, each
 * closed until it is opened. Nothing stands here, not even a heading, while nothing is asked.
 */

import { follow } from "./follow.js";
import { drawQuestion } from "./later/question.js";
import { make } from "./draw.js";
import { keepDay, t } from "./language.js";

/** How many stand in the page at once, those that were just answered included. */
const MOST = 2;

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const list = make("ul", { class: "rows" });
  const body = () => ({ day: keepDay(new Date()) });
  /** @type {Map<string, ReturnType<typeof drawQuestion>>} */
  const questions = new Map();

  element.classList.add("secure-base", "part");
  element.hidden = true;
  element.append(
    make("h2", {}, t("How is it now?")),
    make("p", {}, t("You wrote these a while ago, and the sheet asks once more. An answer is as welcome as none.")),
    list);

  /** @param {import("./types").Message} reply */
  function show({ asked }) {
    const wanted = new Map(asked.map((/** @type {any} */ one) => [`${one.entry}.${one.field}`, one]));
    for (const [name, question] of questions) {
      if (wanted.has(name) || question.inHand) continue;
      question.destroy();
      questions.delete(name);
    }
    for (const [name, one] of wanted) {
      if (questions.has(name) || questions.size >= MOST) continue;
      const question = drawQuestion(one, channel, body);
      questions.set(name, question);
      list.append(question.item);
    }
    element.hidden = questions.size === 0;
    element.dataset.state = questions.size ? "asked" : "quiet";
  }

  const following = follow(channel, {
    show,
    body,
    refused(sentence) {
      for (const question of questions.values()) question.trouble(sentence);
    },
  });
  return {
    destroy() {
      following.stop();
      for (const question of questions.values()) question.destroy();
      element.replaceChildren();
    },
  };
}
