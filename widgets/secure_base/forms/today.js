/** One suggestion for today: open it, or leave it for today. */

import { button, make } from "./draw.js";
import { follow, sentenceOf } from "./follow.js";
import { keepDay, t } from "./language.js";
import { pageAddress } from "./whereabouts.js";

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const words = make("p", { role: "status" }, t("One moment."));
  const acts = make("div", { class: "acts" });
  element.classList.add("secure-base", "part");
  element.append(words, acts);
  const body = () => ({ day: keepDay(new Date()) });

  /** @param {import("./types").Message} reply */
  function show({ suggestion, words: said }) {
    element.dataset.state = suggestion ? "offered" : "quiet";
    if (!suggestion) {
      words.replaceChildren(said);
      acts.replaceChildren();
      return;
    }
    words.replaceChildren(make("b", {}, suggestion.title), `. ${suggestion.words}`);
    const address = pageAddress(suggestion.notebook, suggestion.exercise);
    const open = address
      ? make("a", { class: "button", href: address, "data-action": "open" }, suggestion.open)
      : make("span", { class: "tool" }, t("It is in {notebook}.", { notebook: `${suggestion.notebook}.ipynb` }));
    const later = button(t("Not today"), () => void say("not-today"), { "data-action": "not-today" });
    acts.replaceChildren(open, later);
  }

  /** @param {"not-today" | "after-all"} what */
  async function say(what) {
    try {
      show(await channel.ask(what, body()));
    } catch (fault) {
      refused(sentenceOf(fault));
      return;
    }
    if (what !== "not-today") return;
    const back = button(t("After all"), () => void say("after-all"), { "data-action": "after-all" });
    acts.replaceChildren(back);
    back.focus();
  }

  /** @param {string} sentence */
  function refused(sentence) {
    words.replaceChildren(sentence);
    acts.replaceChildren();
  }

  const following = follow(channel, { show, refused, body });
  return {
    destroy() {
      following.stop();
      element.replaceChildren();
    },
  };
}
