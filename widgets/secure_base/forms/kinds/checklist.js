/** A checklist: things to tick, each with room for one example once it is ticked. */

import { make } from "../draw.js";
import { labelOf, options } from "./choice.js";
import { grouped, oneLine, pick, put } from "./frame.js";

/** @type {import("../types").Kind} */
export const checklist = {
  draw(field, place) {
    const rows = options(field).map(([key, label], index) => {
      const id = place.id(field.name, ...(index === 0 ? [] : [key]));
      const tick = pick("checkbox", field.name, key, label, { id });
      const box = /** @type {HTMLInputElement} */ (tick.firstElementChild);
      const lineId = place.id(field.name, key, "example");
      const line = field.example
        ? oneLine(field.name, { id: lineId, "aria-label": `${label}: ${field.example}`, placeholder: field.example })
        : null;
      const row = make("div", { class: "ticked" }, tick, line);
      const show = () => {
        if (line) line.hidden = !box.checked;
      };
      box.addEventListener("change", show);
      show();
      return { key, box, line, row, show };
    });
    const element = grouped(field, place, make("div", { class: "checklist" }, ...rows.map(({ row }) => row)));
    return {
      element,
      read() {
        const ticked = rows.filter(({ box }) => box.checked).map(({ key, line }) => [key, line?.value ?? ""]);
        return ticked.length ? Object.fromEntries(ticked) : null;
      },
      write(answer) {
        for (const { key, box, line, show } of rows) {
          box.checked = key in (answer ?? {});
          if (line) put(line, answer?.[key] ?? "");
          show();
        }
      },
      target: () => rows[0]?.box ?? element,
    };
  },
  text(field, answer) {
    return Object.entries(answer ?? {}).map(([key, example]) => {
      const label = labelOf(field, key);
      return String(example).trim() ? `${label} (${String(example).trim()})` : label;
    }).join("; ");
  },
};
