/**
 * The lock of one's own file: add a passphrase, change it, a new recovery code, what to do when it is
 * forgotten, and lock it now. Whatever is asked stands in one place; a code stands there until the
 * person says that it is written down.
 */

import { button, make } from "../draw.js";
import { sentenceOf } from "../follow.js";
import { t } from "../language.js";
import { asideView } from "./aside.js";
import { codeView } from "./code.js";
import { choosing, passphraseForm, recoveryLines } from "./passphrase.js";

/**
 * @typedef {{passphrase: boolean, can_lock: boolean, hands_on: boolean, ask_code: boolean, read_only: boolean}} Standing
 * @typedef {import("./passphrase.js").Line} Line
 */

/**
 * @param {import("../types").Channel} channel
 * @param {() => void} moved the lock is another now: ask again how it stands
 */
export function createLock(channel, moved) {
  const title = make("h3", { tabindex: "-1" }, t("The passphrase"));
  const words = make("p");
  const acts = make("div", { class: "acts" });
  const said = make("p", { class: "tool told", role: "status" });
  const question = make("div", { class: "care", hidden: true });
  const asked = make("div", { class: "asked" });
  const view = make("div", { class: "lock", hidden: true }, title, words, question, acts, said, asked);
  /** @type {{leave(): void} | null} a code that the person has not said to have written down */
  let once = null;
  let put = false;

  /** @param {Standing} standing */
  function show(standing) {
    view.hidden = standing.read_only && !standing.passphrase;
    if (once) return;
    words.textContent = standing.passphrase
      ? t("Your workbook is locked with a passphrase. It stays open from page to page until you lock it, close the browser, or the server stops.")
      : t("Your workbook has no passphrase. Whoever can use your account on this computer can open it.");
    if (standing.passphrase && !standing.hands_on && standing.can_lock) {
      words.textContent = t("Your workbook is locked with a passphrase. On this system each page asks for it.");
    }
    const writing = !standing.read_only;
    const known = standing.passphrase;
    acts.replaceChildren(...[
      writing && !known && button(t("Add a passphrase"), add, { "data-action": "add-passphrase" }),
      known && standing.can_lock && button(t("Lock it now"), () => void lock(), { class: "button", "data-action": "lock" }),
      writing && known && button(t("Change the passphrase"), change, { "data-action": "change-passphrase" }),
      writing && known && button(t("A new recovery code"), newCode, { "data-action": "new-code" }),
      writing && known && button(t("I have forgotten it"), forgotten, { "data-action": "forgotten" }),
    ].filter((one) => one !== false));
    if (standing.ask_code && !put) askAfterCode();
  }

  function add() {
    askFor({
      lines: [{ name: "passphrase", kind: "new", title: t("A passphrase for your workbook"), hint: choosing() }],
      act: t("Lock the workbook with it"),
      type: "add-passphrase",
    });
  }

  function change() {
    askFor({
      lines: [
        { name: "old", kind: "known", title: t("The passphrase until now") },
        { name: "passphrase", kind: "new", title: t("A new passphrase"), hint: choosing() },
      ],
      act: t("Change it"),
      type: "change-passphrase",
      then: t("Changed. Copies that you downloaded before still open with the old one."),
    });
  }

  function newCode() {
    askFor({
      lines: [{ name: "passphrase", kind: "known", title: t("Your passphrase"), hint: t("The code you have now opens this workbook no more once there is a new one.") }],
      act: t("Make a new code"),
      type: "new-code",
    });
  }

  function forgotten() {
    askFor({
      lines: recoveryLines(),
      act: t("Set the new passphrase"),
      type: "recover",
      then: t("Done. Your workbook has a new passphrase."),
      others: [button(t("I have no code either"), neither, { "data-action": "neither" })],
    });
  }

  function neither() {
    const { view: inside, title: heading } = asideView({
      more: t("It is still open here just now: take your words out of the file first, further down, if you want to keep them."),
      async act() {
        try {
          const { kept } = await channel.ask("set-aside");
          asked.replaceChildren();
          tell(kept ? t("A fresh workbook is open. The locked file is kept as “{name}”.", { name: kept }) : "");
          moved();
          return null;
        } catch (fault) {
          return { sentence: sentenceOf(fault) };
        }
      },
      leave: clear,
    });
    asked.replaceChildren(inside);
    heading.focus();
  }

  async function lock() {
    tell(t("Locking."));
    try {
      await channel.ask("lock");
      tell("");
    } catch (fault) {
      tell(sentenceOf(fault));
    }
  }

  /** Once, from the second week. */
  function askAfterCode() {
    put = true;
    const noted = () => channel.ask("code-asked").catch(() => {});
    const away = () => {
      question.replaceChildren();
      question.hidden = true;
    };
    question.replaceChildren(
      make("p", {}, t("Can you still find your recovery code?")),
      make("div", { class: "acts" },
        button(t("Found it"), () => {
          away();
          askFor({
            lines: [{ name: "code", kind: "code", title: t("Try it here, if you like"), hint: t("The seven groups you wrote down. Capitals, spaces and dashes do not matter.") }],
            act: t("Try it"),
            type: "try-code",
            then: t("That is the one. Keep it where it is."),
          });
          void noted();
        }, { "data-action": "code-found" }),
        button(t("Make a new one"), () => {
          away();
          void noted();
          newCode();
        }, { "data-action": "code-anew" }),
        button(t("Not now"), () => {
          away();
          void noted();
          tell(t("It is not asked again. A new code can be made here at any time."));
        }, { "data-action": "code-not-now" })));
    question.hidden = false;
  }

  /** @param {{lines: Line[], act: string, type: string, then?: string, others?: HTMLElement[]}} asking */
  function askFor({ lines, act, type, then = "", others }) {
    tell("");
    const form = passphraseForm({
      lines,
      act,
      others,
      async done(values) {
        try {
          const reply = await channel.ask(type, values);
          asked.replaceChildren();
          if (reply.type === "code") showCode(reply.code);
          else {
            tell(then);
            title.focus();
          }
          moved();
          return null;
        } catch (fault) {
          return { sentence: sentenceOf(fault), field: /** @type {{field?: string}} */ (fault).field };
        }
      },
    }, clear);
    asked.replaceChildren(form);
    /** @type {HTMLElement | null} */ (form.querySelector("input:not([hidden])"))?.focus();
  }

  /** @param {string} code */
  function showCode(code) {
    acts.replaceChildren(); // one thing at a time: the code first
    const drawn = codeView(code, () => {
      once = null;
      tell(t("Your workbook is locked with the passphrase, and the code opens it too."));
      title.focus();
      moved();
    });
    once = drawn;
    asked.replaceChildren(drawn.view);
    drawn.title.focus();
  }

  function clear() {
    asked.replaceChildren();
    title.focus();
  }

  /** @param {string} sentence */
  function tell(sentence) {
    said.textContent = sentence;
  }

  return {
    view,
    show,
    destroy: () => once?.leave(),
  };
}
