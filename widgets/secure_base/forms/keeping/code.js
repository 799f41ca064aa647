/** Shows a recovery code, this once: to write down, to copy, to print, and to say that it was done. */

import { button, make } from "../draw.js";
import { t } from "../language.js";
import { printOnly } from "../printing.js";

/**
 * @param {string} code
 * @param {() => void} done once the person has said that it is written down
 */
export function codeView(code, done) {
  const title = make("h3", { tabindex: "-1" }, t("Your recovery code"));
  const groups = code.split("-").flatMap((group, at) => (at ? ["-", make("span", {}, group)] : [make("span", {}, group)]));
  const shown = make("p", { class: "code", translate: "no" }, ...groups);
  const said = make("p", { class: "tool told", role: "status" });
  const stay = (/** @type {Event} */ event) => event.preventDefault();
  const view = make("div", { class: "sheet once" },
    title,
    make("p", {}, t("Write it down, and keep it away from this device. It opens the workbook if the passphrase is ever forgotten. It is shown this once: nobody can look it up.")),
    shown,
    make("div", { class: "acts" },
      button(t("Copy it"), () => void copy(), { "data-action": "copy-code" }),
      button(t("Print it"), () => printOnly(view), { "data-action": "print-code" })),
    said,
    make("div", { class: "acts" }, button(t("I have written it down"), () => {
      leave();
      done();
    }, { class: "button", "data-action": "code-written" })));
  window.addEventListener("beforeunload", stay);

  function leave() {
    window.removeEventListener("beforeunload", stay);
    view.remove();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
      said.textContent = t("Copied. Paste it where you keep it, then copy something else.");
    } catch {
      getSelection()?.selectAllChildren(shown);
      said.textContent = t("The code is marked. Copy it as you copy other text.");
    }
  }
  return { view, title, leave };
}
