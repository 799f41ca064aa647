/**
 * How things stand, in the header: the newest word on saving, and a sentence when the workbook
 * cannot be reached.
 */

import { t } from "../../forms/language.js";

/** @typedef {import("./kernel.js").KernelState} KernelState */

const QUIET = 4000; // milliseconds a connection may be away before a person is told

/** Say in the header what the form that spoke last says of saving. */
export function echoSaving() {
  const echo = document.querySelector("[data-echo]");
  const main = document.querySelector("main");
  if (!echo || !main) return;
  const watch = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const near = target instanceof Element ? target : target.parentElement;
      const form = near?.closest("[data-save-state]");
      const words = form?.querySelector("[data-state-words]")?.textContent;
      if (words && form?.getAttribute("data-save-state") !== "idle") echo.textContent = firstSentence(words);
    }
  });
  watch.observe(main, { subtree: true, attributes: true, attributeFilter: ["data-save-state"] });
  for (const words of main.querySelectorAll("[data-state-words]")) {
    watch.observe(words, { childList: true, characterData: true, subtree: true });
  }
}

/** @param {string} words */
const firstSentence = (words) => words.split(/[.\n]/)[0].trim();

/** @type {Partial<Record<KernelState, string>>} */
const sentences = {
  lost: t("No connection to the workbook just now. Keep this page open: what you write stays on it and is saved when the connection is back."),
  gone: t("The workbook is starting again. What you write stays on this page meanwhile."),
  failed: t("The workbook could not start. It tries again by itself. What you write stays on this page meanwhile."),
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {KernelState} state */
export function tellKernelState(state) {
  const notice = document.querySelector("[data-kernel-state]");
  if (!(notice instanceof HTMLElement)) return;
  notice.dataset.kernelState = state;
  clearTimeout(waiting);
  const sentence = sentences[state];
  if (!sentence) {
    notice.hidden = true;
    notice.textContent = "";
    return;
  }
  waiting = setTimeout(() => {
    notice.textContent = sentence;
    notice.hidden = false;
  }, QUIET);
}
