/**
 * A card: some of a sheet's answers on one small page, to print or to show large on a phone.
 *
 * It stays away until it is asked for, and is made of what stands on the sheet at that moment.
 */

import { button, make } from "../draw.js";
import { textOf } from "../kinds.js";
import { t } from "../language.js";
import { printOnly } from "../printing.js";

/** @typedef {import("../types").Shape} Shape */
/** @typedef {import("../types").Field} Field */
/** @typedef {import("../types").Answers} Answers */

/** Helplines on a card: the emergency number and the first few. Own choice. */
const LINES = 5;
/** What may be a telephone number, so that a phone can ring it. */
const NUMBER = /^\+?\d[\d\s()./-]{4,}$/;

/**
 * The button "Make a card" and the place where the card then stands; null for a sheet without one.
 * @param {Pick<Shape, "card" | "fields">} shape
 * @param {() => Answers} answers what stands on the sheet now
 * @param {import("./drawing.js").Heading} heading
 */
export function createCard({ card, fields }, answers, heading) {
  if (!card) return null;
  const title = make(heading, { tabindex: "-1" }, card.title);
  const page = make("article", { class: "card", "data-card": true });
  const acts = make("div", { class: "acts" },
    button(t("Print the card"), () => printOnly(page), { "data-action": "print-card" }),
    button(t("Show it large"), showLarge, { "data-action": "show-large" }),
    button(t("Put the card away"), hide, { "data-action": "put-card-away" }));
  const view = make("div", { class: "card-place", hidden: true }, page, acts);
  const open = button(t("Make a card"), show, { "data-action": "make-card" });

  function show() {
    view.hidden = false;
    refresh();
    title.focus();
    title.scrollIntoView?.({ block: "center" });
    document.addEventListener("toggle", opened, true);
  }

  function hide() {
    view.hidden = true;
    document.removeEventListener("toggle", opened, true);
    open.focus();
  }

  /** A country was opened among the helplines: its lines belong on the card. @param {Event} event */
  function opened(event) {
    if (!view.isConnected) document.removeEventListener("toggle", opened, true);
    else if (event.target instanceof Element && event.target.matches("[data-country]")) refresh();
  }

  function refresh() {
    if (view.hidden || !card) return;
    page.replaceChildren(title, ...inside(card, fields, answers()).filter((node) => node !== null));
  }

  function showLarge() {
    const close = button(t("Close"), () => dialog.close(), { class: "button", "data-action": "close-large" });
    const large = /** @type {HTMLElement} */ (page.cloneNode(true));
    const dialog = make("dialog", { class: "card-large", "aria-label": card?.title }, large, make("div", { class: "acts" }, close));
    dialog.addEventListener("close", () => dialog.remove());
    view.append(dialog);
    dialog.showModal();
  }

  return { button: open, view, refresh };
}

/**
 * What is filled, in the card's order.
 * @param {NonNullable<Shape["card"]>} card
 * @param {Field[]} fields
 * @param {Answers} answers
 */
function inside(card, fields, answers) {
  const rows = card.fields.flatMap((name) => {
    const field = fields.find((one) => one.name === name);
    const text = field && textOf(field, answers[name]);
    return field && text ? [{ field, told: toldOf(field, answers[name], text) }] : [];
  });
  const lines = card.helplines ? helplines() : null;
  if (!rows.length) {
    return [make("p", {}, t("Nothing of it is filled in yet. One line is enough for a card.")), lines];
  }
  if (card.fields.length === 1) return [make("div", { class: "own written" }, rows[0].told), lines];
  return [make("dl", {}, ...rows.map(({ field, told }) =>
    make("div", {}, make("dt", {}, card.say?.[field.name] ?? field.ask), make("dd", { class: "own written" }, told)))), lines];
}

/**
 * An answer on a card: people each on a line of their own, with a number that can be rung.
 * @param {Field} field
 * @param {any} answer
 * @param {string} text
 */
function toldOf(field, answer, text) {
  if (field.kind === "people") {
    return make("ul", { class: "plain" }, ...answer.map((/** @type {{name?: string, detail?: string}} */ { name, detail }) =>
      make("li", {}, name ?? "", name && detail ? ": " : "", rung(detail ?? ""))));
  }
  return field.kind === "line" ? rung(text) : text;
}

/** @param {string} words */
function rung(words) {
  const number = words.trim();
  return NUMBER.test(number) ? make("a", { href: `tel:${number.replace(/[^\d+]/g, "")}` }, number) : words;
}

/** The lines of the country that the person opened on this page; which one is never guessed. */
function helplines() {
  const countries = document.querySelectorAll("details[data-country]");
  if (!countries.length) return null; // no page of ours: a notebook in JupyterLab
  const open = [...countries].find((one) => /** @type {HTMLDetailsElement} */ (one).open);
  if (!open) {
    return make("p", { class: "tool wanting" },
      make("a", { href: "#support" }, t("Open your country below, and its helplines come onto the card.")));
  }
  const items = [...open.querySelectorAll("li")].slice(0, LINES).map(lineOf);
  return make("div", { class: "lines" },
    make("p", { class: "tool" }, t("Lines that answer, {country}", { country: open.querySelector("summary")?.textContent ?? "" })),
    make("ul", { class: "plain" }, ...items));
}

/** @param {HTMLElement} item a helpline as the page shows it: its number, and beside it when and how */
function lineOf(item) {
  const number = item.querySelector("a:not(.tool)") ?? item.firstChild;
  const beside = [...item.querySelectorAll("span.tool")].map((span) => span.textContent).join(", ");
  return make("li", {}, number?.cloneNode(true), beside && make("span", { class: "tool" }, ` ${beside}`));
}
