/** Asks for a passphrase or a recovery code: what is known once, what is newly chosen twice. */

import { button, make } from "../draw.js";
import { t } from "../language.js";

/**
 * `known` is a passphrase that exists, `new` one that is being chosen, `code` a recovery code.
 * @typedef {{name: string, kind: "known" | "new" | "code", title: string, hint?: string}} Line
 * @typedef {{sentence: string, field?: string | null}} Why why it was not done, and which line it is about
 * @typedef {{
 *   lines: Line[], act: string, leave?: string | null, others?: HTMLElement[],
 *   done(values: Record<string, string>): Promise<Why | null>,
 * }} Asking `leave` is what the way out is called; null for none
 */

let count = 0;

/**
 * @param {Asking} asking
 * @param {() => void} leave
 */
export function passphraseForm({ lines, act, leave: out = t("Leave it"), others = [], done }, leave) {
  count += 1;
  const drawn = lines.map((line) => drawLine(line, `passphrase-${count}-${line.name}`));
  const secret = drawn.flatMap(({ inputs, line }) => (line.kind === "code" ? [] : inputs));
  const show = make("input", { type: "checkbox" });
  const go = make("button", { type: "submit", class: "button" }, act);
  const whose = make("input", {
    type: "text", autocomplete: "username", value: "Secure Base", hidden: true, readonly: true, tabindex: "-1",
  }); // for a password manager, which files a passphrase under a name
  const form = make("form", { class: "sheet passphrase", novalidate: true },
    whose,
    ...drawn.flatMap(({ fields }) => fields),
    secret.length ? make("label", { class: "pick" }, show, t("Show what I type")) : null,
    make("div", { class: "acts" }, go, ...others, out === null ? null : button(out, leave)));

  show.addEventListener("change", () => {
    for (const input of secret) input.type = show.checked ? "text" : "password";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    for (const { say } of drawn) say(null);
    for (const one of drawn) {
      const why = one.mistake();
      if (why) return one.say(why);
    }
    go.disabled = true;
    const why = await done(Object.fromEntries(drawn.map(({ line, inputs }) => [line.name, inputs[0].value])));
    go.disabled = false;
    if (why) (drawn.find(({ line }) => line.name === why.field) ?? drawn[0]).say(why.sentence);
  });
  return form;
}

/**
 * @param {Line} line
 * @param {string} id
 */
function drawLine(line, id) {
  const { kind, title, hint } = line;
  const mistake = make("p", { class: "mistake", id: `${id}-mistake`, role: "alert", hidden: true });
  const how = kind === "code"
    ? { type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false" }
    : { type: "password", autocomplete: kind === "new" ? "new-password" : "current-password" };
  const about = [hint ? `${id}-hint` : "", `${id}-mistake`].filter(Boolean).join(" ");
  const first = make("input", { ...how, class: "short line", id, "aria-describedby": about });
  const second = kind === "new" ? make("input", { ...how, class: "short line", id: `${id}-again` }) : null;
  const inputs = second ? [first, second] : [first];
  const fields = [make("div", { class: "field" },
    make("label", { for: id }, title),
    hint ? make("p", { class: "hint", id: `${id}-hint` }, hint) : null,
    mistake, first)];
  if (second) {
    fields.push(make("div", { class: "field" }, make("label", { for: second.id }, t("The same once more")), second));
  }
  return {
    line,
    inputs,
    fields,
    mistake() {
      if (!first.value.trim()) return kind === "code" ? t("Type the code first.") : t("Type a passphrase first.");
      if (second && first.value !== second.value) {
        return t("The two are not the same. Type them again, or look at what you typed.");
      }
      return null;
    },
    /** @param {string | null} sentence */
    say(sentence) {
      mistake.textContent = sentence ?? "";
      mistake.hidden = !sentence;
      if (sentence) first.setAttribute("aria-invalid", "true");
      else first.removeAttribute("aria-invalid");
      if (sentence) first.focus();
    },
  };
}

/** The lines that open a workbook whose passphrase is forgotten. @returns {Line[]} */
export function recoveryLines() {
  return [
    { name: "code", kind: "code", title: t("Your recovery code"), hint: t("The seven groups you wrote down. Capitals, spaces and dashes do not matter.") },
    { name: "passphrase", kind: "new", title: t("A new passphrase"), hint: choosing() },
  ];
}

/** How to choose one. */
export function choosing() {
  return t("At least 8 characters. Four or five unrelated words are good. Nobody can look it up or reset it for you.");
}
