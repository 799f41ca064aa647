/**
 * Phrases that may land as a charge, such as "you always": marked beneath the box with another way to
 * say it. Found in the page and told to nobody; a person may leave each as it is.
 */

import { button, make } from "../draw.js";
import { t } from "../language.js";

/** Quiet after the last key before anything is said, in milliseconds. */
export const CALM = 600;

/** @typedef {{phrase: string, suggest: string}} Charge */

/**
 * @param {import("../types").Field} field
 * @param {import("../types").Place} place
 * @param {HTMLTextAreaElement} area
 */
export function watchCharges(field, place, area) {
  /** @type {Charge[]} */
  const charges = Array.isArray(field.charges) ? field.charges : [];
  if (!charges.length) return { box: null, rest: () => undefined };
  const box = make("div", { class: "charges tool", role: "status" });
  const hushed = place.hushed ?? new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let told = "";

  function look() {
    const found = chargesIn(area.value, charges).filter(({ phrase }) => !hushed.has(phrase));
    const now = found.map(({ phrase }) => phrase).join("\n");
    if (now === told) return;
    told = now;
    box.replaceChildren(...found.map(drawn));
  }
  /** @param {Charge} charge */
  function drawn({ phrase, suggest }) {
    const leave = button(t("Leave it as it is"), () => {
      hushed.add(phrase);
      look();
      area.focus();
    }, { class: "quiet", "data-action": "leave-charge" });
    const said = t("You might soften “{phrase}”.", { phrase: phrase.replaceAll("'", "’") });
    return make("div", {}, make("p", {}, `${said} ${suggest}`), leave);
  }
  function soon() {
    clearTimeout(later);
    later = setTimeout(look, CALM);
  }
  area.addEventListener("input", soon);
  area.addEventListener("change", soon);
  return {
    box,
    /** Other words stand here now, or none: nothing is said until the person writes. */
    rest() {
      clearTimeout(later);
      told = "";
      box.replaceChildren();
    },
  };
}

/**
 * The phrases that stand in the words: whole words, in any case, with either apostrophe.
 * @param {string} words
 * @param {Charge[]} charges
 */
export function chargesIn(words, charges) {
  const said = plain(words);
  return charges.filter(({ phrase }) => {
    const wanted = plain(phrase).trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");
    return new RegExp(`(?:^|[^\\p{L}\\p{N}'])'*${wanted}(?!'?[\\p{L}\\p{N}])`, "u").test(said);
  });
}

/** @param {string} words */
function plain(words) {
  return words.toLowerCase().replaceAll("’", "'");
}
