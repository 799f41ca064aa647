/** Small choices before a practice begins: radio buttons and check boxes with plain words. */

import { make } from "../forms/draw.js";
import { picks, pick } from "../forms/kinds/frame.js";

/**
 * One of several.
 * @param {{name: string, ask: string, options: [string, string][], chosen: string}} question
 */
export function oneOf({ name, ask, options, chosen }) {
  const list = make("div", { class: "picks" },
    ...options.map(([key, words]) => pick("radio", name, key, words, { checked: key === chosen })));
  const element = make("fieldset", { class: "field" }, make("legend", {}, ask), list);
  return {
    element,
    read: () => picks(list).find((one) => one.checked)?.value ?? chosen,
    /** @param {string} key */
    choose(key) {
      for (const one of picks(list)) one.checked = one.value === key;
    },
  };
}

/**
 * Some of several.
 * @param {{ask: string, options: {name: string, words: string, checked?: boolean}[]}} question
 */
export function someOf({ ask, options }) {
  const list = make("div", { class: "picks" },
    ...options.map(({ name, words, checked }) => pick("checkbox", name, "yes", words, { checked })));
  const element = make("fieldset", { class: "field" }, make("legend", {}, ask), list);
  return {
    element,
    /** @returns {Record<string, boolean>} */
    read: () => Object.fromEntries(picks(list, "checkbox").map((one) => [one.name, one.checked])),
  };
}
