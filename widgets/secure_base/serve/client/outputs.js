/**
 * What cells show besides the workbook's parts: widgets, HTML, pictures, text, each in its cell's
 * place. HTML is cleaned by DOMPurify, fetched when it is first needed.
 */

import { t } from "../../forms/language.js";
import { make } from "../../forms/draw.js";
import { lazy } from "./lazy.js";

export const WIDGET = "application/vnd.jupyter.widget-view+json";
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** @param {unknown} text notebooks keep text as a string or a list of lines */
const joined = (text) => (Array.isArray(text) ? text.join("") : String(text ?? ""));

/**
 * @param {Record<string, any>} output
 * @param {HTMLElement} element
 * @param {(id: string, el: HTMLElement) => Promise<unknown>} showWidget
 */
export async function showOutput(output, element, showWidget) {
  const data = output.data ?? {};
  const picture = PICTURES.find((type) => data[type]);
  if (data[WIDGET]) {
    await showWidget(data[WIDGET].model_id, element);
  } else if (data["text/html"]) {
    const { clean } = await lazy("sanitize.js");
    element.append(clean(joined(data["text/html"])));
  } else if (picture) {
    const source = `data:${picture};base64,${joined(data[picture]).replace(/\s/g, "")}`;
    element.append(make("img", { src: source, alt: joined(data["text/plain"]) }));
  } else if (output.output_type === "error") {
    element.append(make("p", { class: "trouble" }, t("This part of the page could not be shown.")));
  } else {
    const text = joined(output.text ?? data["text/plain"]);
    if (text) element.append(make("pre", {}, text));
  }
}

/** @param {number} cell @returns {HTMLElement | null} where this cell's outputs go */
export function cellPlace(cell) {
  return document.querySelector(`[data-cell="${cell}"]`);
}

/**
 * A new element for one output of a cell: inside its empty place, or after the part that fills it.
 * @param {number} cell
 */
export function outputPlace(cell) {
  const place = cellPlace(cell);
  if (!place) return null;
  const element = make("div", { class: "output", "data-of": cell });
  if (place.dataset.part) place.after(element);
  else place.append(element);
  return element;
}

/** A new kernel shows everything again. */
export function clearOutputs() {
  for (const element of document.querySelectorAll(".output[data-of], .trouble[data-of]")) element.remove();
}

/**
 * @param {number} cell
 * @param {string} sentence
 */
export function showTrouble(cell, sentence) {
  const told = make("p", { class: "trouble", role: "alert", "data-of": cell }, sentence);
  cellPlace(cell)?.after(told);
}
