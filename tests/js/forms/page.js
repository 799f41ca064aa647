/** A page to draw into, without a browser: happy-dom's, as the globals that the modules expect. */

import { Window } from "happy-dom";

const window = new Window({ url: "http://127.0.0.1:8866/" });
const names = [
  "window", "document", "CustomEvent", "Event", "FocusEvent", "KeyboardEvent", "HTMLElement", "HTMLInputElement", "Element", "Node",
];
for (const name of names) globalThis[name] = name === "window" ? window : window[name];
document.documentElement.lang = "en-GB";
document.body.className = "secure-base";

/** @returns {HTMLElement} an empty place in the page */
export function place() {
  document.body.replaceChildren();
  const element = document.createElement("div");
  document.body.append(element);
  return element;
}

/** @param {string} selector @param {ParentNode} [within] */
export const one = (selector, within = document) => within.querySelector(selector);

/** @param {string} selector @param {ParentNode} [within] */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/**
 * Type into a control as a person does, key by key or all at once.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} words
 */
export function type(control, words) {
  control.focus();
  control.value = words;
  control.dispatchEvent(new window.Event("input", { bubbles: true }));
}

/** @param {HTMLInputElement} control choose a radio button or tick a box */
export function choose(control, checked = true) {
  control.checked = checked;
  control.dispatchEvent(new window.Event("input", { bubbles: true }));
  control.dispatchEvent(new window.Event("change", { bubbles: true }));
}

/** @param {HTMLElement} control leave it, as the Tab key does */
export function leave(control) {
  control.dispatchEvent(new window.Event("change", { bubbles: true }));
  control.dispatchEvent(new window.FocusEvent("focusout", { bubbles: true }));
  control.blur();
}

/** @param {HTMLElement} element @param {string} key */
export function press(element, key, rest = {}) {
  const event = new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...rest });
  element.dispatchEvent(event);
  return event;
}

/** @param {number} [ms] */
export const pause = (ms = 5) => new Promise((next) => setTimeout(next, ms));

/** A shape with the fields given. */
export function shapeOf(fields, rest = {}) {
  return { id: "tea", title: "Tea", entries: "many", minutes: 2, intro: "A cup.", caution: null, closing: null, fields, charts: [], ...rest };
}

/** Draw one kind of field by itself. */
export function drawOne(kind, field, answers = {}) {
  const followers = [];
  const where = {
    exercise: "tea",
    id: (...parts) => ["tea", ...parts].join("-"),
    answer: (name) => answers[name] ?? null,
    words: (name) => String(answers[name] ?? ""),
    follow: (then) => followers.push(then),
  };
  const drawn = kind.draw({ name: "cup", kind: "line", ask: "Which cup?", ...field }, where);
  const element = place();
  element.append(drawn.element);
  return { ...drawn, followers };
}
