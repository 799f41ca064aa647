/** A few people, each with one line beside the name. */

import { button, changed, make, unseen } from "../draw.js";
import { t } from "../language.js";
import { grouped, oneLine, put } from "./frame.js";
import { andList, filled } from "./spoken.js";

/** @typedef {{name: string, detail: string}} Person */
/** @typedef {{row: HTMLElement, name: HTMLTextAreaElement, detail: HTMLTextAreaElement | null}} Row */

/** @type {import("../types").Kind} */
export const people = {
  draw(field, place) {
    const most = field.most ?? 6;
    const list = make("ol", { class: "people" });
    const more = button(t("Add someone"), () => {
      addRow().name.focus();
      tidy();
    }, { "data-action": "add-person" });
    const said = make("p", { class: "hide", role: "status" });
    const element = grouped(field, place, list, make("div", { class: "acts" }, more), said);
    /** @type {Row[]} */
    const rows = [];
    let made = 0;

    function addRow() {
      made += 1;
      const ids = { name: place.id(field.name, ...(made === 1 ? [] : [String(made)])), detail: place.id(field.name, String(made), "detail") };
      const name = oneLine(field.name, { id: ids.name });
      const detail = field.detail ? oneLine(field.name, { id: ids.detail }) : null;
      const gone = button(t("Remove"), () => remove(row), { class: "quiet" });
      const row = { name, detail, row: make("li", {},
        make("div", {}, make("label", { class: "hint", for: ids.name }, t("Name")), name),
        detail && make("div", {}, make("label", { class: "hint", for: ids.detail }, field.detail), detail),
        gone) };
      rows.push(row);
      list.append(row.row);
      return row;
    }

    /** @param {Row} row */
    function remove(row) {
      const at = rows.indexOf(row);
      rows.splice(at, 1);
      row.row.remove();
      said.textContent = row.name.value.trim()
        ? t("{name} is off the list.", { name: row.name.value.trim() })
        : t("One line is off the list.");
      if (!rows.length) addRow();
      tidy();
      (rows[Math.min(at, rows.length - 1)]?.name ?? more).focus();
      changed(element);
    }

    /** Names for screen readers count the people; no room for more hides the button. */
    function tidy() {
      more.hidden = rows.length >= most;
      for (const [index, { row }] of rows.entries()) {
        for (const label of row.querySelectorAll("label, .quiet")) {
          label.querySelector(".hide")?.remove();
          label.append(unseen(`, ${t("person {number}", { number: index + 1 })}`));
        }
        const gone = /** @type {HTMLElement} */ (row.querySelector(".quiet"));
        gone.hidden = rows.length === 1;
      }
    }

    addRow();
    tidy();
    return {
      element,
      read() {
        const found = rows.map(({ name, detail }) => ({ name: name.value, detail: detail?.value ?? "" }))
          .filter(({ name, detail }) => name.trim() || detail.trim());
        return found.length ? found : null;
      },
      write(answer) {
        const kept = /** @type {Person[]} */ (answer ?? []);
        while (rows.length > Math.max(1, kept.length)) rows.pop()?.row.remove();
        while (rows.length < kept.length) addRow();
        for (const [index, { name, detail }] of rows.entries()) {
          put(name, kept[index]?.name ?? "");
          if (detail) put(detail, kept[index]?.detail ?? "");
        }
        tidy();
      },
      target: () => rows[0].name,
    };
  },
  text(_field, answer) {
    return (answer ?? []).map((/** @type {Person} */ { name, detail }) => {
      const [who, how] = [(name ?? "").trim(), (detail ?? "").trim()];
      return who && how ? `${who} (${how})` : who || how;
    }).filter(Boolean).join("; ");
  },
  spoken: (_field, answer) => andList(filled((answer ?? []).map((/** @type {Person} */ { name }) => name))),
};
