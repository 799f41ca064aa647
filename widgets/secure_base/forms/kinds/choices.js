/** Choices: as many of several answers as are true, and own words where the worksheet allows them. */

import { make } from "../draw.js";
import { t } from "../language.js";
import { labelOf, options } from "./choice.js";
import { grouped, pick, picks, put, short } from "./frame.js";
import { andList, filled, softened } from "./spoken.js";
import { split } from "./words.js";

/** @type {import("../types").Kind} */
export const choices = {
  draw(field, place) {
    const list = make("div", { class: "picks" });
    for (const [index, [key, label]] of options(field).entries()) {
      const id = index === 0 ? place.id(field.name) : undefined;
      list.append(pick("checkbox", field.name, key, label, { id }));
    }
    const otherId = place.id(field.name, "other");
    const other = field.other ? short(field.name, { id: otherId }) : null;
    const element = grouped(field, place, list,
      other && make("label", { class: "hint aside", for: otherId }, t("Something else")), other);
    const boxes = picks(list, "checkbox");
    /** @param {string} key an answer of an older worksheet */
    function addBox(key) {
      const added = pick("checkbox", field.name, key, key);
      list.append(added);
      boxes.push(...picks(added, "checkbox"));
    }
    return {
      element,
      read() {
        const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
        const found = [...new Set([...ticked, ...split(other?.value ?? "")])];
        return found.length ? found : null;
      },
      write(answer) {
        const wanted = new Set(/** @type {string[]} */ (answer ?? []));
        if (!other) for (const key of wanted) if (!boxes.some((box) => box.value === key)) addBox(key);
        for (const box of boxes) box.checked = wanted.delete(box.value);
        const own = [...wanted];
        if (other && split(other.value).join() !== own.join()) put(other, own.join(", "));
      },
      target: () => boxes[0] ?? other ?? element,
    };
  },
  text: (field, answer) => (answer ?? []).map((/** @type {string} */ key) => labelOf(field, key)).join("; "),
  spoken: (field, answer) => andList(filled(answer).map((key) => softened(labelOf(field, key)))),
};
