/** The daily pages: those that are open by now, and when the others open. */

import { make } from "./draw.js";
import { follow } from "./follow.js";
import { t } from "./language.js";
import { pageAddress } from "./whereabouts.js";

/** @typedef {{exercise: string, title: string, minutes: number | null, notebook: string, opens: number}} DailyPage */

/**
 * @param {HTMLElement} element
 * @param {{pages: DailyPage[]}} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const rows = shape.pages.map((page) => {
    const small = make("small");
    const item = make("li", { "data-opens": page.opens });
    return { page, small, item };
  });
  const list = make("ul", { class: "rows daily" }, ...rows.map(({ item }) => item));
  const trouble = make("p", { class: "tool", role: "status", hidden: true });
  element.classList.add("secure-base", "part");
  element.append(list, trouble);
  lay(null);

  /** @param {number | null} reached the latest evening that was begun */
  function lay(reached) {
    for (const { page, small, item } of rows) {
      const open = reached !== null && page.opens <= reached;
      small.textContent = open ? takes(page.minutes) : opens(page.opens);
      item.dataset.state = open ? "open" : "closed";
      const address = pageAddress(page.notebook, page.exercise);
      const inside = [make("span", {}, page.title), small];
      item.replaceChildren(open && address
        ? make("a", { href: address }, ...inside)
        : make("span", { class: "door" }, ...inside));
    }
  }

  const following = follow(channel, {
    show({ reached }) {
      lay(reached);
      trouble.hidden = true;
    },
    refused(sentence) {
      trouble.textContent = sentence;
      trouble.hidden = false;
    },
  });
  return {
    destroy() {
      following.stop();
      element.replaceChildren();
    },
  };
}

/** @param {number | null} minutes */
function takes(minutes) {
  if (!minutes) return "";
  return minutes === 1 ? t("a minute") : t("{n} minutes", { n: minutes });
}

/** @param {number} n */
function opens(n) {
  return n === 0 ? t("opens with the first evening") : t("opens with session {n}", { n });
}
