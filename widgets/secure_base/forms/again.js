/** The lines a person asked to see again, each until it is put away. */

import { button, make, unseen } from "./draw.js";
import { follow, sentenceOf } from "./follow.js";
import { day, t } from "./language.js";

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const list = make("div", { class: "again" });
  const said = make("p", { class: "tool", role: "status", hidden: true });
  element.classList.add("secure-base", "part");
  element.append(list, said);
  element.hidden = true;

  /** @param {import("./types").Message} reply */
  function show({ lines }) {
    list.replaceChildren(...lines.map(drawLine));
    element.hidden = lines.length === 0 && said.hidden;
    element.dataset.state = lines.length ? "shown" : "empty";
  }

  /** @param {{entry: string, field: string, title: string, ask: string, text: string, at: string}} line */
  function drawLine({ entry, field, title, ask, text, at }) {
    const when = t("You wrote this on {day} in “{title}”, and asked to see it again.", {
      day: day(new Date(at)), title,
    });
    const away = button(t("Put it away"), () => void putAway(entry, field), {
      "data-action": "put-away", class: "quiet",
    });
    away.append(unseen(`: ${ask || title}`));
    return make("div", { class: "line", "data-entry": entry },
      make("blockquote", { class: "letter own written" }, text),
      make("p", { class: "tool" }, when),
      away);
  }

  /**
   * @param {string} entry
   * @param {string} field
   */
  async function putAway(entry, field) {
    try {
      const reply = await channel.ask("put-away", { entry, field });
      tell(t("Put away. It stays where you wrote it."));
      show(reply);
    } catch (fault) {
      tell(sentenceOf(fault));
    }
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
