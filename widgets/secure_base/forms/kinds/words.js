/** Words: chosen from families of words, with room for others; what is chosen stands above in ink. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { grouped, pick, picks, put, short } from "./frame.js";
import { andList, filled } from "./spoken.js";

/** @type {import("../types").Kind} */
export const words = {
  draw(field, place) {
    const chosen = make("p", { class: "own", "data-chosen": true, "aria-live": "polite" });
    const list = make("div", {}, families(field, field.name), terms(field));
    const id = place.id(field.name, "other");
    const label = make("label", { class: "hint aside", for: id }, t("Something else"));
    const other = short(field.name, { id });
    const tip = field.vocabulary?.tip && !field.hint ? make("p", { class: "hint" }, field.vocabulary.tip) : null;
    const element = grouped(field, place, tip, chosen, list, label, other);

    function read() {
      const ticked = picks(list, "checkbox").filter((box) => box.checked).map((box) => box.value);
      const found = [...new Set([...ticked, ...split(other.value)])];
      return found.length ? found : null;
    }
    function say() {
      chosen.textContent = read()?.join(", ") ?? t("No word chosen");
      chosen.classList.toggle("rest", !read());
    }
    element.addEventListener("change", ({ target }) => {
      // One word may stand in two families: it is the same word.
      if (target instanceof HTMLInputElement && target.type === "checkbox") {
        for (const box of picks(list, "checkbox")) {
          if (box.value === target.value) box.checked = target.checked;
        }
      }
      say();
    });
    other.addEventListener("input", say);
    say();
    return {
      element,
      read,
      write(answer) {
        const wanted = new Set(/** @type {string[]} */ (answer ?? []));
        for (const box of picks(list, "checkbox")) {
          box.checked = wanted.has(box.value);
        }
        const known = new Set(picks(list, "checkbox").map((box) => box.value));
        const own = [...wanted].filter((word) => !known.has(word));
        if (split(other.value).join() !== own.join()) put(other, own.join(", "));
        say();
      },
      target: () => list.querySelector("summary") ?? picks(list, "checkbox")[0] ?? other,
    };
  },
  text: (_field, answer) => (answer ?? []).join(", "),
  spoken: (_field, answer) => andList(filled(answer)),
};

/**
 * The families of words, each closed until it is opened.
 * @param {import("../types").Field} field
 * @param {string} name of the checkboxes
 */
export function families(field, name) {
  const list = make("div", { class: "families" });
  for (const family of field.vocabulary?.families ?? []) {
    const inside = make("div", { class: "picks" });
    for (const word of family.words) inside.append(pick("checkbox", name, word, word));
    list.append(make("details", {}, make("summary", {}, family.name), inside));
  }
  return list;
}

/**
 * Words that need explaining, each with what it means and an example.
 * @param {import("../types").Field} field
 */
function terms(field) {
  const list = make("div", { class: "terms" });
  for (const { name, means, example } of field.vocabulary?.entries ?? []) {
    const said = example ? `${means} ${t("For example: “{example}”", { example })}` : means;
    list.append(pick("checkbox", field.name, name, name, { means: said }));
  }
  return list;
}

/** @param {string} line words with commas between them */
export function split(line) {
  return line.split(",").map((word) => word.trim()).filter(Boolean);
}
