/**
 * Lines that could not be read: a list on top that leads to each field, and a sentence at the field.
 * Nothing else is held up by them.
 */

import { make } from "../draw.js";
import { t, tn } from "../language.js";
import { reveal } from "./drawing.js";

/** @typedef {import("../types").Drawn} Drawn */

/**
 * @param {Map<string, {field: import("../types").Field, drawn: Drawn}>} fields
 * @param {import("./drawing.js").Heading} [heading]
 */
export function createMistakes(fields, heading = "h4") {
  /** @type {Map<string, string>} */
  const sentences = new Map();
  const title = make(heading);
  const list = make("ul", {});
  const box = make("div", { class: "mistakes", role: "alert", tabindex: "-1", hidden: true },
    title, list, make("p", { class: "tool" }, t("Everything else is kept.")));

  function redraw() {
    box.hidden = sentences.size === 0;
    title.textContent = tn("One line we could not read", "{count} lines we could not read", sentences.size);
    list.replaceChildren(...[...sentences].map(([name, sentence]) => {
      const found = /** @type {{field: import("../types").Field, drawn: Drawn}} */ (fields.get(name));
      const target = found.drawn.target();
      const link = make("a", { href: `#${target.id}` }, `${found.field.ask} ${sentence}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(found.drawn.target());
      });
      return make("li", {}, link);
    }));
  }

  return {
    box,
    /**
     * Say what is wrong with a field, or (null) that nothing is.
     * @param {string} name
     * @param {string | null} sentence
     */
    say(name, sentence) {
      if ((sentences.get(name) ?? null) === sentence) return;
      if (sentence) sentences.set(name, sentence);
      else sentences.delete(name);
      const drawn = fields.get(name)?.drawn;
      if (drawn) mark(drawn, sentence);
      redraw();
    },
    clear() {
      for (const name of [...sentences.keys()]) this.say(name, null);
    },
    focus() {
      box.focus();
      box.scrollIntoView({ block: "center" });
    },
    /** @param {string} name */
    has: (name) => sentences.has(name),
    get count() {
      return sentences.size;
    },
  };
}

/**
 * @param {Drawn} drawn
 * @param {string | null} sentence
 */
function mark(drawn, sentence) {
  const said = /** @type {HTMLElement | null} */ (drawn.element.querySelector(".mistake"));
  if (said) {
    said.textContent = sentence ?? "";
    said.hidden = !sentence;
  }
  for (const control of drawn.element.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
    describeBy(control, said?.id, false);
  }
  if (!sentence) return;
  const target = drawn.target();
  target.setAttribute("aria-invalid", "true");
  describeBy(target, said?.id, true);
}

/**
 * @param {Element} control
 * @param {string | undefined} id
 * @param {boolean} wanted
 */
function describeBy(control, id, wanted) {
  if (!id) return;
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  if (wanted) ids.unshift(id);
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}
