/** The person's own latest entries of an exercise, closed, to look back at. */

import { make } from "./draw.js";
import { follow } from "./follow.js";
import { day, readMoment, t } from "./language.js";
import { createCard } from "./sheet/card.js";
import { answerRows } from "./sheet/check.js";
import { titleOf } from "./sheet/shelf.js";

/** @typedef {import("./types").Entry} Entry */

/**
 * @param {HTMLElement} element
 * @param {import("./types").Shape} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const said = make("p", {}, t("What you wrote before comes when the workbook is ready."));
  const list = make("ul", { class: "rows", hidden: true });
  element.classList.add("secure-base", "part");
  element.dataset.earlier = shape.id;
  element.append(said, list);

  const following = follow(channel, {
    show({ entries, more }) {
      const open = new Set([...list.querySelectorAll("li:has(details[open])")]
        .map((item) => /** @type {HTMLElement} */ (item).dataset.entry));
      list.replaceChildren(...entries.map((/** @type {Entry} */ entry) => drawItem(entry, open)));
      list.hidden = entries.length === 0;
      element.dataset.state = entries.length ? "shown" : "empty";
      said.textContent = sentence(entries.length, more);
    },
    refused(words) {
      said.textContent = words;
    },
  });

  /** @param {number} count @param {boolean} more */
  function sentence(count, more) {
    const { title } = shape;
    if (!count) return t("Nothing is written in “{title}” yet, and that is all right. Nobody counts.", { title });
    return more
      ? t("The latest from “{title}”. Kept closed, in case someone is beside you.", { title })
      : t("From “{title}”. Kept closed, in case someone is beside you.", { title });
  }

  /**
   * @param {Entry} entry
   * @param {Set<string | undefined>} open
   */
  function drawItem(entry, open) {
    const { name, part } = titleOf(entry, shape.fields);
    const answered = shape.fields.filter((field) => entry.answers[field.name] !== undefined
      && entry.answers[field.name] !== null);
    const rows = answerRows(answered, entry.answers, () => null);
    const opens = readMoment(entry.sealed);
    const inside = opens ? make("p", {}, t("Closed. It opens on {day}.", { day: day(opens.moment) })) : rows.length
      ? make("dl", { class: "rows answers" }, ...rows)
      : make("p", {}, t("Everything was left empty."));
    const card = createCard(shape, () => entry.answers, "h4");
    const made = card && rows.length && !opens ? [make("div", { class: "acts" }, card.button), card.view] : [];
    return make("li", { "data-entry": entry.id },
      make("details", { open: open.has(entry.id) },
        make("summary", {}, make("span", {}, name), part ? make("small", {}, part) : null),
        make("div", { class: "inside" }, inside, ...made)));
  }

  return {
    destroy() {
      following.stop();
      element.replaceChildren();
    },
  };
}
