/**
 * What stands around every field: its question, its hint and the sentence for a mistake.
 *
 * A field with one control is a label and that control; a field with several is a fieldset with a
 * legend. Which controls, and what they mean, is each kind's own affair.
 */

import { make } from "../draw.js";

/** @typedef {import("../types").Field} Field */
/** @typedef {import("../types").Place} Place */

/**
 * One control under its label.
 * @param {Field} field
 * @param {Place} place
 * @param {HTMLElement} control carries `name`; gets its id here
 * @param {...(Node | null)} after what stands below the control
 */
export function labelled(field, place, control, ...after) {
  const id = place.id(field.name);
  control.id = id;
  const hint = hintOf(field, place);
  const mistake = mistakeOf(field, place);
  if (hint) control.setAttribute("aria-describedby", hint.id);
  const label = make("label", { for: id }, field.ask);
  return make("div", { class: "field", "data-field": field.name, "data-kind": field.kind },
    label, hint, mistake, control, ...after);
}

/**
 * Several controls under one legend.
 * @param {Field} field
 * @param {Place} place
 * @param {...(Node | null)} inside
 */
export function grouped(field, place, ...inside) {
  const hint = hintOf(field, place);
  const mistake = mistakeOf(field, place);
  return make("fieldset",
    { class: "field", "data-field": field.name, "data-kind": field.kind, "aria-describedby": hint?.id },
    make("legend", { id: place.id(field.name, "ask") }, field.ask), hint, mistake, ...inside);
}

/**
 * A radio button or checkbox in its label.
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @param {string} value
 * @param {string} words
 * @param {{id?: string, none?: boolean, checked?: boolean, means?: string | null}} [more]
 */
export function pick(type, name, value, words, { id, none, checked, means } = {}) {
  const input = make("input", { type, name, value, id, checked });
  const said = means ? make("span", {}, words, make("small", { class: "means" }, means)) : words;
  return make("label", { class: none ? "pick none" : "pick" }, input, said);
}

/**
 * A one-line input.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 */
export function short(name, attributes = {}) {
  return make("input", { type: "text", class: "short", name, autocomplete: "off", ...attributes });
}

/**
 * One line that shows all of itself: on a narrow screen it grows downwards instead of hiding its end.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 */
export function oneLine(name, attributes = {}) {
  const area = make("textarea", { class: "short line", name, rows: 1, autocomplete: "off", ...attributes });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
  area.addEventListener("input", () => {
    if (!area.value.includes("\n")) return; // pasted from somewhere with lines of its own
    const at = area.selectionStart;
    area.value = area.value.replaceAll("\n", " ");
    area.setSelectionRange(at, at);
  });
  return area;
}

/**
 * Put words in a control only when they differ, so that the cursor stays where it is.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} words
 */
export function put(control, words) {
  if (control.value !== words) control.value = words;
}

/**
 * The radio buttons or checkboxes inside an element.
 * @param {Element} element
 * @param {string} [type]
 * @returns {HTMLInputElement[]}
 */
export function picks(element, type = "radio") {
  return /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll(`input[type="${type}"]`)]);
}

/**
 * @param {Field} field
 * @param {Place} place
 */
function hintOf(field, place) {
  return field.hint ? make("p", { class: "hint", id: place.id(field.name, "hint") }, field.hint) : null;
}

/**
 * @param {Field} field
 * @param {Place} place
 */
function mistakeOf(field, place) {
  return make("p", { class: "mistake", id: place.id(field.name, "mistake"), hidden: true });
}
