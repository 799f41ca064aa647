/** What comes back on the home page: lines to see again, and what a sheet asks once more, later. */

import { button, make, unseen } from "./draw.js";
import { follow, sentenceOf } from "./follow.js";
import { kinds } from "./kinds.js";
import { clock, day, t } from "./language.js";

/** @typedef {{entry: string, field: import("./types").Field, title: string, say: string | null, at: string}} Asked */

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const list = make("div", { class: "again" });
  const said = make("p", { class: "tool", role: "status", hidden: true });
  element.classList.add("secure-base", "part");
  const questions = make("div", { class: "asked" });
  element.append(questions, list, said);
  element.hidden = true;

  /** @param {import("./types").Message} reply */
  function show({ lines, asked = [] }) {
    list.replaceChildren(...lines.map(drawLine));
    showAsked(asked);
    const some = lines.length + asked.length > 0;
    element.hidden = !some && said.hidden;
    element.dataset.state = some ? "shown" : "empty";
  }

  /**
   * A question that stands already keeps its node, and with it what is being answered.
   * @param {Asked[]} asked
   */
  function showAsked(asked) {
    const name = (/** @type {Asked} */ one) => `${one.entry} ${one.field.name}`;
    const there = new Map([...questions.children].map((node) => [/** @type {HTMLElement} */ (node).dataset.ask, node]));
    questions.replaceChildren(...asked.map((one) => there.get(name(one)) ?? drawQuestion(one, name(one))));
  }

  /**
   * @param {Asked} one
   * @param {string} name
   */
  function drawQuestion({ entry, field, title, say, at }, name) {
    const id = (/** @type {string[]} */ ...parts) => ["asked", entry, ...parts].join("-");
    const drawn = kinds[field.kind].draw(field, {
      exercise: "asked", id, answer: () => null, words: () => "", follow: () => undefined,
    });
    const began = new Date(at);
    const lead = say ?? t("You began “{title}” on {day} at {time}. It asks once more, if you like.", {
      title, day: day(began), time: clock(began),
    });
    const form = make("form", { class: "sheet", "data-ask": name, novalidate: true },
      make("p", { class: "tool" }, lead),
      drawn.element,
      make("div", { class: "acts" },
        make("button", { type: "submit", class: "button", "data-action": "answer" }, t("Keep it")),
        button(t("Not this time"), () => void send("leave", { entry, field: field.name }, t("Left. It is not asked again.")), { "data-action": "leave-question" })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = drawn.read();
      if (value === null) tell(t("Choose an answer first, or leave it with “Not this time”."));
      else void send("answer", { entry, field: field.name, value }, t("Kept with the sheet it belongs to."));
    });
    return form;
  }

  /**
   * @param {string} type
   * @param {object} body
   * @param {string} done
   */
  async function send(type, body, done) {
    try {
      const reply = await channel.ask(type, body);
      tell(done);
      show(reply);
    } catch (fault) {
      tell(sentenceOf(fault));
    }
  }

  /** @param {{entry: string, field: string, title: string, ask: string, text: string, at: string}} line */
  function drawLine({ entry, field, title, ask, text, at }) {
    const when = t("You wrote this on {day} in “{title}”, and asked to see it again.", {
      day: day(new Date(at)), title,
    });
    const away = button(t("Put it away"), () => void send("put-away", { entry, field }, t("Put away. It stays where you wrote it.")), {
      "data-action": "put-away", class: "quiet",
    });
    away.append(unseen(`: ${ask || title}`));
    return make("div", { class: "line", "data-entry": entry },
      make("blockquote", { class: "letter own written" }, text),
      make("p", { class: "tool" }, when),
      away);
  }

  /** @param {string} sentence */
  function tell(sentence) {
    said.textContent = sentence;
    said.hidden = false;
    element.hidden = false;
  }

  const following = follow(channel, { show, refused: tell });
  return {
    destroy() {
      following.stop();
      element.replaceChildren();
    },
  };
}
