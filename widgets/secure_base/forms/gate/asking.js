/** What the gate asks: the passphrase, or the recovery code and a new one, or neither. */

import { button } from "../draw.js";
import { asideView } from "../keeping/aside.js";
import { passphraseForm, recoveryLines } from "../keeping/passphrase.js";
import { t } from "../language.js";

/**
 * @param {HTMLElement} place what stands in it is replaced
 * @param {(type: string, values: Record<string, string>) => Promise<import("../keeping/passphrase.js").Why | null>} ask
 */
export function createAsking(place, ask) {
  function focus() {
    /** @type {HTMLElement | null} */ (place.querySelector("input:not([hidden])"))?.focus({ preventScroll: true });
  }

  function passphrase() {
    place.replaceChildren(passphraseForm({
      lines: [{ name: "passphrase", kind: "known", title: t("The passphrase of this workbook") }],
      act: t("Open it"),
      leave: null,
      others: [button(t("Use the recovery code"), code, { "data-action": "use-code" })],
      done: (values) => ask("unlock", values),
    }, () => {}));
  }

  function back() {
    passphrase();
    focus();
  }

  function code() {
    place.replaceChildren(passphraseForm({
      lines: recoveryLines(),
      act: t("Open it"),
      leave: t("Back to the passphrase"),
      others: [button(t("I have neither"), neither, { "data-action": "neither" })],
      done: (values) => ask("recover", values),
    }, back));
    focus();
  }

  function neither() {
    const { view, title } = asideView({ act: () => ask("set-aside", {}), leave: back });
    place.replaceChildren(view);
    title.focus();
  }

  return { passphrase, focus };
}
