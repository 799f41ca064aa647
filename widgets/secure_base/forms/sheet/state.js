/**
 * The state of saving, as a word for the page and as words for the person.
 *
 * The word stands in `data-save-state` at once. The words follow a moment later while an answer is on
 * its way, so that an ordinary save is announced once and not twice.
 */

import { button, make } from "../draw.js";
import { clock, t } from "../language.js";

/** How long a save may take before "Saving" is said, in milliseconds. */
const PATIENCE = 500;

/**
 * @typedef {{
 *   unsaved: boolean, failure: string | null, savedAt: Date | null, slow: boolean,
 *   channel: import("../types").ChannelState, mistakes: number,
 * }} Saving
 */

/**
 * @param {Saving} saving
 * @returns {{state: "idle" | "saving" | "saved" | "kept" | "failed", words: string}}
 */
export function describe({ unsaved, failure, savedAt, slow, channel, mistakes }) {
  if (failure) return { state: "failed", words: t("Not saved yet: {why}", { why: failure }) };
  if (unsaved && channel === "lost") {
    return { state: "failed", words: t("Not saved yet: the workbook has stopped answering. Your words stay in this page; keep it open, and they are saved when it is back.") };
  }
  if (unsaved && channel === "locked") {
    return { state: "kept", words: t("Kept in this page until the workbook is open") };
  }
  if (unsaved && channel === "waiting") {
    return { state: "saving", words: t("Kept in this page until the workbook is ready") };
  }
  if (unsaved && slow) {
    return { state: "failed", words: t("Not saved yet: the workbook is taking long to answer. Your words stay in this page; keep it open.") };
  }
  if (unsaved) return { state: "saving", words: t("Saving") };
  const saved = savedAt ? t("Saved at {time}", { time: clock(savedAt) }) : "";
  const rest = mistakes ? t("One line could not be read and is not saved.") : "";
  if (channel === "lost") {
    const lost = t("The workbook has stopped answering. What you write now stays in this page until it is back.");
    return { state: savedAt ? "saved" : "idle", words: [saved && `${saved}.`, lost].filter(Boolean).join(" ") };
  }
  if (channel === "locked") {
    const locked = t("The workbook is locked. What you write now stays in this page until it is open.");
    return { state: savedAt ? "saved" : "idle", words: [saved && `${saved}.`, locked].filter(Boolean).join(" ") };
  }
  if (savedAt) return { state: "saved", words: rest ? `${saved}. ${rest}` : saved };
  return { state: "idle", words: rest || t("It is saved as you write.") };
}

/**
 * The line that tells the state, and what keeps it up to date.
 * @param {HTMLFormElement} form
 * @param {() => void} retry
 */
export function stateLine(form, retry) {
  const words = make("span", { "data-state-words": true });
  const line = make("p", { class: "tool state", role: "status" }, words);
  const again = button(t("Try again"), retry, { "data-action": "retry", hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /** @param {string} sentence */
  function say(sentence) {
    if (words.textContent === sentence) return;
    words.textContent = sentence;
    form.dispatchEvent(new CustomEvent("secure-base:state", {
      bubbles: true, detail: { state: form.dataset.saveState, words: sentence },
    }));
  }

  return {
    line,
    again,
    /** @param {Saving} saving */
    show(saving) {
      const { state, words: sentence } = describe(saving);
      const brief = state === "saving" && saving.channel === "ready";
      form.dataset.saveState = state;
      again.hidden = !saving.failure;
      clearTimeout(later);
      if (brief && words.textContent) later = setTimeout(() => say(sentence), PATIENCE);
      else say(sentence);
    },
    stop: () => clearTimeout(later),
  };
}
