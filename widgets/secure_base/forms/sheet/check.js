/** "What you wrote": every question with its answer, and a way back to change each. */

import { button, make, unseen } from "../draw.js";
import { textOf } from "../kinds.js";
import { t } from "../language.js";
import { createCard } from "./card.js";
import { createCircles } from "./circles.js";
import { reveal } from "./drawing.js";
import { createRounds } from "./rounds.js";
import { isAway } from "./when.js";

/** @typedef {import("../types").Field} Field */
/** @typedef {Map<string, {field: Field, drawn: import("../types").Drawn}>} Fields */

/**
 * @param {{shape: import("../types").Shape, fields: Fields, id: string, heading: import("./drawing.js").Heading,
 *   entry(): string, close(): void, bin(): void}} options `entry` is the id of the sheet at hand
 */
export function createCheck({ shape, fields, id, heading, entry, close, bin }) {
  const title = make(heading, { id, tabindex: "-1" }, t("What you wrote"));
  const list = make("dl", { class: "rows answers" });
  const put = button(t("Delete this sheet"), bin, { "data-action": "delete", hidden: true });
  const standing = () => [...fields.values()].filter(({ drawn }) => !isAway(drawn.element));
  const answersOf = (/** @type {ReturnType<typeof standing>} */ asked) =>
    Object.fromEntries(asked.map(({ field, drawn }) => [field.name, drawn.read()]));
  const card = createCard(shape, () => answersOf(standing()), heading);
  const rounds = createRounds(shape, () => answersOf(standing()), entry);
  const circles = createCircles(shape, () => answersOf(standing()));
  const view = make("div", { class: "check", hidden: true },
    title,
    make("p", {}, t("Read it once, as you would a note from a friend. Change any line, or leave it as it is.")),
    list,
    shape.closing ? make("p", { class: "closing" }, shape.closing) : null,
    make("div", { class: "acts" },
      button(t("Close the sheet"), close, { class: "button", "data-action": "close-sheet" }),
      button(t("Print it"), () => printPart(view), { "data-action": "print" }), card && card.button,
      rounds && rounds.button, put),
    card && card.view, rounds && rounds.view);

  return {
    /** What belongs to the sheet and stands below it, in order. */
    views: circles ? [circles.view, view] : [view],
    title,
    get open() {
      return !view.hidden;
    },
    show() {
      view.hidden = false;
      this.refresh();
      title.focus();
      title.scrollIntoView?.({ block: "start" });
    },
    hide() {
      view.hidden = true;
    },
    /** @param {boolean} [binnable] */
    refresh(binnable) {
      if (binnable !== undefined) put.hidden = !binnable;
      circles?.refresh();
      if (view.hidden) return;
      card?.refresh();
      rounds?.refresh();
      const asked = standing();
      const answers = answersOf(asked);
      list.replaceChildren(...answerRows(asked.map(({ field }) => field), answers, ({ name, ask }) => {
        const drawn = /** @type {{drawn: import("../types").Drawn}} */ (fields.get(name)).drawn;
        const link = make("a", { href: `#${drawn.target().id}` }, t("Change"), unseen(` ${ask}`));
        link.addEventListener("click", (event) => {
          event.preventDefault();
          reveal(drawn.target());
        });
        return link;
      }));
    },
  };
}

/**
 * Print what was written here and nothing else of the page: the other forms may hold other words.
 * @param {HTMLElement} view
 */
function printPart(view) {
  const part = view.closest(".part");
  const mark = (/** @type {boolean} */ on) => {
    document.body.classList.toggle("print-part", on);
    part?.classList.toggle("printing", on);
  };
  mark(true);
  window.addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}

/**
 * Rows of question and answer.
 * @param {Field[]} asked
 * @param {import("../types").Answers} answers
 * @param {(field: Field, text: string) => Node | null} act what stands beside an answer
 */
export function answerRows(asked, answers, act) {
  return asked.filter(({ kind }) => kind !== "note").map((field) => {
    const text = textOf(field, answers[field.name]);
    const beside = act(field, text);
    return make("div", {},
      make("dt", {}, field.ask),
      make("dd", { class: text ? "own written" : "" }, text || t("Left empty")),
      beside ? make("dd", { class: "change" }, beside) : null);
  });
}
