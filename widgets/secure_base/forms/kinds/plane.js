/**
 * A plane: two dials that make one point. The picture repeats what the dials say; nothing needs it.
 */

import { button, changed, make, trace, unseen } from "../draw.js";
import { t } from "../language.js";
import { grouped } from "./frame.js";

const MOST = 10;
/** Where the plane lies in its picture, in the picture's own units. */
const BOX = { left: 30, top: 14, side: 200 };

/** @type {import("../types").Kind} */
export const plane = {
  draw(field, place) {
    const dials = {
      across: drawDial(field, place, "across", place.id(field.name)),
      up: drawDial(field, place, "up", place.id(field.name, "up")),
    };
    const picture = drawPicture();
    const element = grouped(field, place,
      make("div", { class: "plane" }, make("div", {}, dials.across.row, dials.up.row),
        make("div", {}, picture.svg,
          make("p", { class: "hint" }, t("Across: {ask}", { ask: field.across?.ask ?? "" })),
          make("p", { class: "hint" }, t("Up: {ask}", { ask: field.up?.ask ?? "" })))));

    function show() {
      picture.show(dials.across.read(), dials.up.read());
    }
    element.addEventListener("input", show);
    element.addEventListener("change", show);
    picture.svg.addEventListener("click", (event) => {
      const { left, top, width, height } = picture.svg.getBoundingClientRect();
      if (!width || !height) return;
      dials.across.set(stopAt(((event.clientX - left) / width) * 260 - BOX.left));
      dials.up.set(MOST - stopAt(((event.clientY - top) / height) * 240 - BOX.top));
      changed(element);
    });
    show();
    return {
      element,
      read() {
        const [across, up] = [dials.across.read(), dials.up.read()];
        if (across === null && up === null) return null;
        return { ...(across === null ? {} : { across }), ...(up === null ? {} : { up }) };
      },
      write(answer) {
        dials.across.set(answer?.across ?? null);
        dials.up.set(answer?.up ?? null);
        show();
      },
      target: () => dials.across.input,
    };
  },
  text(field, answer) {
    return ["across", "up"].filter((dial) => typeof answer?.[dial] === "number")
      .map((dial) => `${field[dial]?.ask ?? ""} ${answer[dial]}`).join("; ");
  },
};

/**
 * A slider that is unanswered until it is touched; its middle is no answer.
 * @param {import("../types").Field} field
 * @param {import("../types").Place} place
 * @param {"across" | "up"} which
 * @param {string} id
 */
function drawDial(field, place, which, id) {
  const { ask, low, high } = field[which];
  const input = make("input", {
    type: "range", name: field.name, min: 0, max: MOST, step: 1, value: MOST / 2, id, class: "dial",
    "aria-describedby": place.id(field.name, which, "ends"), "data-dial": which,
  });
  const value = make("output", { class: "own", for: id });
  const clear = button(t("Clear"), () => {
    set(null);
    input.focus();
    changed(input);
  }, { class: "quiet" });
  clear.append(unseen(` ${ask}`));
  const row = make("div", { class: "dial-row" },
    make("div", { class: "dial-head" }, make("label", { for: id }, ask), value, clear),
    input,
    make("p", { class: "ends hint", id: place.id(field.name, which, "ends") },
      make("span", {}, `0 ${low ?? ""}`.trim()), make("span", {}, `${MOST} ${high ?? ""}`.trim())));
  let answered = false;

  /** @param {number | null} next */
  function set(next) {
    answered = next !== null;
    input.value = String(next ?? MOST / 2);
    say();
  }
  function say() {
    const words = answered ? input.value : t("Not answered");
    value.textContent = words;
    value.classList.toggle("rest", !answered);
    input.classList.toggle("rest", !answered);
    input.setAttribute("aria-valuetext", words);
    clear.hidden = !answered;
  }
  function touched() {
    answered = true;
    say();
  }
  input.addEventListener("input", touched);
  // The middle cannot be chosen by moving there from the middle: a press or Enter chooses it.
  input.addEventListener("pointerup", () => {
    if (answered) return;
    touched();
    changed(input);
  });
  input.addEventListener("keydown", (event) => {
    if (answered || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    touched();
    changed(input);
  });
  say();
  return { row, input, set, read: () => (answered ? Number(input.value) : null) };
}

function drawPicture() {
  const { left, top, side } = BOX;
  const middle = { x: left + side / 2, y: top + side / 2 };
  const point = trace("circle", { r: 7, class: "point" });
  const label = (/** @type {string} */ words, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ anchor) =>
    trace("text", { x, y, "text-anchor": anchor }, words);
  const svg = /** @type {SVGSVGElement} */ (trace("svg", { class: "plane-picture", viewBox: "0 0 260 240", "aria-hidden": "true" },
    trace("path", { class: "thin", d: `M${left} ${top}h${side}v${side}h${-side}z` }),
    trace("path", { class: "thin", "stroke-dasharray": "1 6", d: `M${middle.x} ${top}v${side}M${left} ${middle.y}h${side}` }),
    label(`${t("across")} →`, left + side, top + side + 18, "end"),
    label(`↑ ${t("up")}`, left + 6, top + 16, "start"),
    point));
  return {
    svg,
    /** @param {number | null} across @param {number | null} up */
    show(across, up) {
      point.toggleAttribute("hidden", across === null || up === null);
      point.setAttribute("cx", String(left + ((across ?? 0) / MOST) * side));
      point.setAttribute("cy", String(top + side - ((up ?? 0) / MOST) * side));
    },
  };
}

/** @param {number} along the side, in the picture's units */
function stopAt(along) {
  return Math.max(0, Math.min(MOST, Math.round((along / BOX.side) * MOST)));
}
