/** A choice: one of a few answers, or own words where the worksheet allows it, or none. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { grouped, pick, picks, put, short } from "./frame.js";
import { softened } from "./spoken.js";

/** The value of the radio button beside the line for own words; no worksheet's key has a space. */
const OWN = "own words";

/** @type {import("../types").Kind} */
export const choice = {
  draw(field, place) {
    const list = make("div", { class: "picks" });
    const { name } = field;
    for (const [index, [key, label]] of options(field).entries()) {
      const id = index === 0 ? place.id(field.name) : undefined;
      list.append(pick("radio", name, key, label, { id }));
    }
    const none = pick("radio", name, "", t("Not answered"), { none: true, checked: true });
    const own = field.other ? ownWords(field, place, name) : null;
    if (own) list.append(own.box);
    list.append(none);
    const element = grouped(field, place, list);
    const radio = (/** @type {string} */ value) => picks(list).find((one) => one.value === value);
    if (own) {
      own.input.addEventListener("input", () => {
        const wanted = radio(OWN);
        if (wanted) wanted.checked = true;
      });
      list.addEventListener("change", showOwn);
    }
    /** The line for own words stands open while they are the answer. */
    function showOwn() {
      if (own) own.line.hidden = !radio(OWN)?.checked;
    }
    showOwn();
    return {
      element,
      read() {
        const chosen = picks(list).find((one) => one.checked)?.value ?? "";
        if (chosen === OWN) return own?.input.value.trim() || null;
        return chosen || null;
      },
      write(answer) {
        const value = answer ?? "";
        if (value && !own && !radio(value)) none.before(pick("radio", name, value, value)); // of an older worksheet
        const known = value === OWN ? undefined : radio(value);
        if (own) put(own.input, known ? "" : value);
        const wanted = known ?? (own && value ? radio(OWN) : radio(""));
        if (wanted) wanted.checked = true;
        showOwn();
      },
      target: () => picks(list).find((one) => one.checked && one.value) ?? picks(list)[0],
    };
  },
  text: (field, answer) => labelOf(field, answer),
  spoken: (field, answer) => (answer in (field.options ?? {}) ? softened(labelOf(field, answer)) : labelOf(field, answer)),
};

/**
 * The key and label of each option, in the worksheet's order.
 * @param {import("../types").Field} field
 * @returns {[string, string][]}
 */
export function options(field) {
  return /** @type {[string, string][]} */ (Object.entries(field.options ?? {}));
}

/**
 * @param {import("../types").Field} field
 * @param {any} key
 */
export function labelOf(field, key) {
  return String(field.options?.[key] ?? key ?? "");
}

/**
 * @param {import("../types").Field} field
 * @param {import("../types").Place} place
 * @param {string} name
 */
function ownWords(field, place, name) {
  const id = place.id(field.name, "other");
  const says = place.id(field.name, "other", "says");
  const input = short(name, { id, "aria-labelledby": `${place.id(field.name, "ask")} ${says}` });
  const line = make("div", { class: "other" }, make("label", { id: says, class: "hint", for: id }, t("In your own words")), input);
  return { input, line, box: make("div", { class: "own-words" }, pick("radio", name, OWN, t("Something else")), line) };
}
