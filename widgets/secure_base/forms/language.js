/**
 * The sentences of the interface, and days and times as people say them.
 *
 * A sentence is looked up by its English words, as gettext does; without a catalogue the English
 * words are shown. A worksheet's own text is translated before it reaches the page.
 */

/** @type {Record<string, string | string[]>} */
let catalogue = {};

/**
 * Use another language's sentences from now on.
 * @param {Record<string, string | string[]>} words English sentence -> sentence, or its plural forms
 */
export function useWords(words) {
  catalogue = words;
}

/**
 * The sentence in the reader's language, with `{name}` replaced by its value.
 * @param {string} sentence
 * @param {Record<string, string | number>} [values]
 */
export function t(sentence, values = {}) {
  const found = catalogue[sentence] || sentence;
  return filled(Array.isArray(found) ? found[0] : found, values);
}

/**
 * The form of a sentence that goes with a number, as `ngettext`; `{count}` is the number.
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export function tn(one, many, count, values = {}) {
  const found = catalogue[one];
  const forms = Array.isArray(found) ? found : [one, many];
  const kinds = new Intl.PluralRules(locale()).resolvedOptions().pluralCategories;
  const at = forms.length === kinds.length ? kinds.indexOf(new Intl.PluralRules(locale()).select(count)) : Number(count !== 1);
  return filled(forms[at] ?? forms[forms.length - 1], { count, ...values });
}

/**
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The language of the page, British English where it names none or only "en". */
export function locale() {
  const lang = document.documentElement.lang;
  return !lang || lang === "en" ? "en-GB" : lang;
}

/** @param {Date} moment "10:32" */
export function clock(moment) {
  return moment.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
}

/**
 * "Tuesday 10 March", with the year when it is not this year's.
 * @param {Date} moment
 */
export function day(moment) {
  const sameYear = moment.getFullYear() === new Date().getFullYear();
  const weekday = moment.toLocaleDateString(locale(), { weekday: "long" });
  return `${weekday} ${shortDay(moment, !sameYear)}`;
}

/**
 * "10 March" or "10 March 2026".
 * @param {Date} moment
 * @param {boolean} [year]
 */
export function shortDay(moment, year = moment.getFullYear() !== new Date().getFullYear()) {
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { day: "numeric", month: "long" };
  if (year) parts.year = "numeric";
  return moment.toLocaleDateString(locale(), parts);
}

/** @param {Date} moment "morning", "afternoon", "evening" or "night" */
export function partOfDay(moment) {
  const hour = moment.getHours();
  if (hour >= 5 && hour < 12) return t("morning");
  if (hour >= 12 && hour < 17) return t("afternoon");
  return hour >= 17 && hour < 22 ? t("evening") : t("night");
}

/**
 * A local day, with or without a time, as it is kept: "2026-03-14" or "2026-03-14T19:05".
 * @param {unknown} kept
 * @returns {{moment: Date, timed: boolean} | null}
 */
export function readMoment(kept) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(String(kept ?? ""));
  if (!parts) return null;
  const [year, month, date, hour, minute] = parts.slice(1).map((part) => Number(part ?? 0));
  const moment = new Date(2000, month - 1, date, hour, minute);
  moment.setFullYear(year, month - 1, date); // the constructor takes the year 26 for 1926
  return { moment, timed: parts[4] !== undefined };
}

/** @param {Date} moment as a local day, "2026-03-14" */
export function keepDay(moment) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const year = String(moment.getFullYear()).padStart(4, "0");
  return `${year}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/**
 * A small number in words, as a person would say it.
 * @param {number} n
 */
export function numberWord(n) {
  const words = [
    t("no"), t("one"), t("two"), t("three"), t("four"), t("five"), t("six"), t("seven"),
    t("eight"), t("nine"), t("ten"), t("eleven"), t("twelve"),
  ];
  return words[n] ?? String(n);
}

/** @param {string} sentence with its first letter as a capital */
export function capital(sentence) {
  return sentence.charAt(0).toLocaleUpperCase(locale()) + sentence.slice(1);
}
