/** Neither passphrase nor code: says what will happen before it does. */

import { button, make } from "../draw.js";
import { t } from "../language.js";

/**
 * @param {{
 *   more?: string,
 *   act(): Promise<import("./passphrase.js").Why | null>,
 *   leave(): void,
 * }} options `more` is one more thing to know
 */
export function asideView({ more, act, leave }) {
  const title = make("h3", { tabindex: "-1" }, t("Without passphrase and code"));
  const mistake = make("p", { class: "mistake", role: "alert", hidden: true });
  const go = button(t("Set it aside and begin anew"), () => void press(), { class: "button", "data-action": "set-aside" });
  const view = make("div", { class: "sheet aside" },
    title,
    make("p", {}, t("Nobody can open this file then: not you, not the people who made this, not whoever runs the server.")),
    make("p", {}, t("The locked file is kept in its folder, under another name with today’s date. If the passphrase or the code is found one day, it opens as before.")),
    make("p", {}, t("A fresh workbook begins in its place. That takes less than a minute. It is empty, except for what still waits in an open page.")),
    more ? make("p", {}, more) : null,
    mistake,
    make("div", { class: "acts" }, go, button(t("Keep looking"), leave)));

  async function press() {
    go.disabled = true;
    const why = await act();
    go.disabled = false;
    mistake.textContent = why?.sentence ?? "";
    mistake.hidden = !why;
  }
  return { view, title };
}
