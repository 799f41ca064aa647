/** Answers as they stand inside a sentence, in the manner of `spoken` in program/kinds. */

import { t } from "../language.js";

/**
 * "warm, tired and left out".
 * @param {string[]} words
 */
export function andList(words) {
  if (words.length < 2) return words.join("");
  return t("{first} and {last}", { first: words.slice(0, -1).join(", "), last: words[words.length - 1] });
}

/**
 * A label inside a sentence: its first letter small, unless it is “I”.
 * @param {string} label
 */
export function softened(label) {
  const first = label.trim().split(/\s+/)[0] ?? "";
  if (!first || first === "I" || /^I[’']/.test(first) || first.slice(1) !== first.slice(1).toLowerCase()) return label;
  return label.slice(0, 1).toLowerCase() + label.slice(1);
}

/** @param {unknown} words @returns {string[]} those that hold something, trimmed */
export function filled(words) {
  return Array.isArray(words) ? words.map((word) => String(word ?? "").trim()).filter(Boolean) : [];
}
