/** Asks for a passphrase: once to open a file, twice to lock one. */

import { button, make } from "../draw.js";
import { t } from "../language.js";

/**
 * @typedef {{
 *   title: string, hint: string, act: string, twice: boolean,
 *   done(passphrase: string): Promise<string | null>,
 * }} Asking `done` gives the sentence that says why not, or null
 */

/**
 * @param {Asking} asking
 * @param {() => void} leave
 */
export function passphraseForm({ title, hint, act, twice, done }, leave) {
  const kind = { type: "password", class: "short line", autocomplete: twice ? "new-password" : "current-password" };
  const first = make("input", { ...kind, id: "passphrase", "aria-describedby": "passphrase-hint passphrase-mistake" });
  const second = make("input", { ...kind, id: "passphrase-again" });
  const show = make("input", { type: "checkbox" });
  const mistake = make("p", { class: "mistake", id: "passphrase-mistake", role: "alert", hidden: true });
  const go = make("button", { type: "submit", class: "button" }, act);
  const whose = make("input", {
    type: "text", autocomplete: "username", value: "Secure Base", hidden: true, readonly: true, tabindex: "-1",
  }); // for a password manager, which files a passphrase under a name
  const form = make("form", { class: "sheet passphrase", novalidate: true },
    whose,
    make("div", { class: "field" },
      make("label", { for: first.id }, title),
      make("p", { class: "hint", id: "passphrase-hint" }, hint),
      mistake, first),
    twice ? make("div", { class: "field" }, make("label", { for: second.id }, t("The same once more")), second) : null,
    make("label", { class: "pick" }, show, t("Show what I type")),
    make("div", { class: "acts" }, go, button(t("Leave it"), leave)));

  show.addEventListener("change", () => {
    for (const input of [first, second]) input.type = show.checked ? "text" : "password";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!first.value) return wrong(t("Type a passphrase first."));
    if (twice && first.value !== second.value) {
      return wrong(t("The two are not the same. Type them again, or look at what you typed."));
    }
    go.disabled = true;
    const why = await done(first.value);
    go.disabled = false;
    if (why) wrong(why);
  });

  /** @param {string} sentence */
  function wrong(sentence) {
    mistake.textContent = sentence;
    mistake.hidden = false;
    first.setAttribute("aria-invalid", "true");
    first.focus();
  }
  return form;
}
