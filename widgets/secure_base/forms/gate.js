/**
 * The head of every page: asks for the passphrase while the workbook is closed, and takes no room
 * otherwise. The page below can be read and typed into all the while.
 */

import { make } from "./draw.js";
import { follow, sentenceOf } from "./follow.js";
import { createAsking } from "./gate/asking.js";
import { t } from "./language.js";

/** How long "it is open" stands, in milliseconds. */
const STANDS = 8000;
/** How long a page that was closed from elsewhere waits before it clears itself, in milliseconds. */
const CLEARS = 1200;
/** A person who has scrolled further than this is reading or writing: they are not called back. */
const NEAR_THE_TOP = 240;
const UNSAVED = "[data-save-state=kept], [data-save-state=saving], [data-save-state=failed]";

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const title = make("h2", { id: "gate-title", tabindex: "-1" }, t("Your workbook is locked"));
  const words = make("p", { role: "status", tabindex: "-1" });
  const asked = make("div", { class: "asked" });
  const place = make("section", { class: "gate-inside", "aria-labelledby": title.id }, title, words, asked);
  element.classList.add("secure-base", "part");
  element.hidden = true;
  element.append(place);
  /** @type {boolean | null} */
  let locked = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  /** @param {import("./types").Message} message */
  function show(message) {
    const before = locked;
    locked = message.locked;
    if (locked && before === false) clearTheScreen();
    if (locked && before !== true) close(message.hands_on);
    if (!locked && (before === true || message.kept)) open(message.kept);
  }

  /** @param {boolean} handsOn */
  function close(handsOn) {
    clearTimeout(later);
    title.hidden = false;
    element.hidden = false;
    drawAsking();
    const more = handsOn ? "" : ` ${t("On this system each page asks for it.")}`;
    later = setTimeout(() => { // after the place for it is there, so that it is read out
      words.textContent = t("What you write below stays in this page until it is open; then it is saved.") + more;
    }, 100);
  }

  function drawAsking() {
    const asking = createAsking(asked, ask);
    asking.passphrase();
    if (document.activeElement === document.body && window.scrollY < NEAR_THE_TOP) asking.focus();
  }

  /** @param {string} [kept] the name of the file that was set aside */
  function open(kept) {
    const within = element.contains(document.activeElement);
    clearTimeout(later);
    asked.replaceChildren();
    title.hidden = true;
    element.hidden = false;
    words.textContent = kept
      ? t("A fresh workbook is open. The locked file is kept as “{name}”.", { name: kept })
      : t("The workbook is open.");
    if (within) words.focus({ preventScroll: true });
    if (!kept) later = setTimeout(() => { element.hidden = true; }, STANDS);
  }

  /** Locked from elsewhere: what was read here should not stay on the screen. */
  function clearTheScreen() {
    setTimeout(() => {
      if (locked && !document.querySelector(UNSAVED)) location.reload();
    }, CLEARS);
  }

  /**
   * @param {string} type
   * @param {Record<string, string>} values
   */
  async function ask(type, values) {
    try {
      show(await channel.ask(type, values));
      return null;
    } catch (fault) {
      return { sentence: sentenceOf(fault), field: /** @type {{field?: string}} */ (fault).field };
    }
  }

  const stopHearing = channel.on("gate", show);
  const following = follow(channel, { show, refused: () => {} });
  return {
    destroy() {
      clearTimeout(later);
      stopHearing();
      following.stop();
      element.replaceChildren();
    },
  };
}
