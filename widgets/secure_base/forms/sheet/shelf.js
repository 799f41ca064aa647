/**
 * The earlier sheets of an exercise: closed until opened, each to read, change, bin or bring back.
 *
 * The newest stand in the page with all they hold, closed, so that the browser's own search and a
 * screen reader find them; the others are drawn when they are opened.
 */

import { button, make, unseen } from "../draw.js";
import { kinds } from "../kinds.js";
import { clock, day, partOfDay, readMoment, t } from "../language.js";
import { createBin, drawBinned } from "./bin.js";
import { createCard } from "./card.js";
import { answerRows } from "./check.js";

/** How many of the newest are drawn with what they hold. Own choice: a page stays light. */
export const NEWEST = 10;

/** @typedef {import("../types").Entry} Entry */
/** @typedef {import("../types").Field} Field */

/**
 * @param {{
 *   fields: Field[], card?: import("../types").Card | null, keepClosed?: boolean, id: string, heading: import("./drawing.js").Heading,
 *   change(entry: Entry): void,
 *   bin(entry: Entry): Promise<boolean>,
 *   bringBack(entry: Entry): Promise<boolean>,
 *   erase(entry: Entry): Promise<boolean>,
 *   again(entry: Entry, field: string, wanted: boolean): Promise<boolean>,
 * }} options
 */
export function createShelf({ fields, card, keepClosed, id, heading, change, bin, bringBack, erase, again }) {
  const title = make(heading, { id, tabindex: "-1" }, t("Earlier sheets"));
  const list = make("ul", { class: "rows" });
  const binned = createBin({ nameOf, bringBack, erase });
  const view = make("div", { class: "shelf", hidden: true },
    title, make("p", {}, t("Kept closed, in case someone is beside you.")), list, binned.view);
  /** @type {Map<string, {item: HTMLElement, entry: Entry, fill(): void}>} */
  const shown = new Map();

  /** @param {Entry} entry */
  function drawItem(entry) {
    const { name, part } = titleOf(entry, fields);
    const inside = make("div", { class: "inside" });
    const box = make("details", {},
      make("summary", {}, make("span", {}, name), part ? make("small", {}, part) : null), inside);
    const item = make("li", { "data-entry": entry.id }, box);
    const fill = () => {
      if (!inside.hasChildNodes()) inside.append(...drawInside(entry, name));
    };
    box.addEventListener("toggle", () => box.open && fill());
    return { item, entry, fill };
  }

  /**
   * @param {Entry} entry
   * @param {string} name
   */
  function drawInside(entry, name) {
    const answered = fields.filter((field) => entry.answers[field.name] !== undefined
      && entry.answers[field.name] !== null);
    const rows = answerRows(answered, entry.answers, (field, text) =>
      text && kinds[field.kind]?.own ? againButton(entry, field) : null);
    const of = () => unseen(`, ${name}`);
    const changeIt = button(t("Change"), () => change(entry), { "data-action": "change" });
    const binIt = button(t("Delete"), async () => {
      if (await bin(entry)) showBinned(entry, name);
    }, { "data-action": "delete" });
    const made = createCard({ card, fields }, () => entry.answers, heading);
    made?.button.append(of());
    changeIt.append(of());
    binIt.append(of());
    return [
      rows.length ? make("dl", { class: "rows answers" }, ...rows) : make("p", {}, t("Everything was left empty.")),
      make("div", { class: "acts" }, changeIt, made && made.button, binIt),
      ...(made ? [made.view] : []),
    ];
  }

  /**
   * @param {Entry} entry
   * @param {Field} field
   */
  function againButton(entry, field) {
    const wanted = () => (entry.again ?? []).includes(field.name);
    const press = button("", async () => {
      const next = !wanted();
      if (!(await again(entry, field.name, next))) return;
      entry.again = (entry.again ?? []).filter((name) => name !== field.name).concat(next ? field.name : []);
      say();
    }, { class: "quiet" });
    const words = make("span");
    press.append(words, unseen(`: ${field.ask}`));
    const say = () => {
      press.dataset.action = wanted() ? "put-away" : "show-again";
      words.textContent = wanted() ? t("Put it away") : t("Show me this again");
    };
    say();
    return press;
  }

  /**
   * @param {Entry} entry
   * @param {string} name
   */
  function showBinned(entry, name) {
    const item = shown.get(entry.id)?.item;
    if (!item) return;
    const line = make("p", { class: "tool binned", role: "status" });
    item.replaceChildren(line);
    drawBinned(line, {
      words: `${name}. ${t("Put in the bin.")}`, entry, bringBack, erase,
      back() {
        const fresh = drawItem(entry);
        shown.get(entry.id)?.item.replaceWith(fresh.item);
        shown.set(entry.id, fresh);
        /** @type {HTMLElement | null} */ (fresh.item.querySelector("summary"))?.focus();
      },
      gone() {
        item.remove();
        shown.delete(entry.id);
      },
    }).offer("back");
  }

  /** @param {Entry} entry */
  function nameOf(entry) {
    return titleOf(entry, fields).name;
  }

  return {
    view,
    title,
    /**
     * Show these entries, newest first. What is open stays open and keeps its node.
     * @param {Entry[]} entries
     * @param {boolean} [binnedStay] leave lines of the bin standing
     */
    show(entries, binnedStay = true) {
      const wanted = new Set(entries.map(({ id: one }) => one));
      for (const [one, { item }] of shown) {
        if (wanted.has(one) || (binnedStay && item.querySelector(".binned"))) continue;
        item.remove();
        shown.delete(one);
      }
      /** @type {Element | null} */
      let before = null;
      for (const [index, entry] of entries.entries()) {
        let there = shown.get(entry.id);
        if (!there || there.entry.revision !== entry.revision) {
          const fresh = drawItem(entry);
          if (there) there.item.replaceWith(fresh.item);
          shown.set(entry.id, (there = fresh));
        }
        if (index < NEWEST && !keepClosed) there.fill();
        const next = /** @type {Element | null} */ (before ? before.nextElementSibling : list.firstElementChild);
        if (next !== there.item) list.insertBefore(there.item, next);
        before = there.item;
      }
      view.hidden = list.childElementCount === 0 && binned.view.hidden;
    },
    /** @param {Entry[]} lying what is in the bin; a line that says so at its own place is enough */
    showBin(lying) {
      binned.show(lying.filter((entry) => !shown.get(entry.id)?.item.querySelector(".binned")));
    },
    nameOf,
  };
}

/**
 * The day an entry is about and the part of that day: its own moment, or else when it was begun.
 * @param {Entry} entry
 * @param {Field[]} fields
 */
export function titleOf(entry, fields) {
  const timing = fields.find(({ kind, name }) =>
    (kind === "moment" || kind === "date") && entry.answers[name]);
  const own = timing ? readMoment(entry.answers[timing.name]) : null;
  if (own) return { name: day(own.moment), part: own.timed ? partOfDay(own.moment) : "" };
  const begun = new Date(entry.first_at ?? entry.at ?? Date.now());
  return { name: day(begun), part: `${partOfDay(begun)}, ${clock(begun)}` };
}
