/**
 * The body: places, and words for what was felt there. The drawing and the list are two ways to the
 * same choice; neither needs the other.
 */

import { changed, make, trace } from "../draw.js";
import { t } from "../language.js";
import { MIDDLES, SHAPES, VIEW } from "./figure.js";
import { grouped, pick, picks, put, short } from "./frame.js";
import { filled, andList } from "./spoken.js";
import { families, split } from "./words.js";

/** @type {import("../types").Kind} */
export const body = {
  draw(field, place) {
    const known = /** @type {string[]} */ (field.vocabulary?.places ?? []);
    const places = make("div", { class: "picks" });
    for (const [index, name] of known.entries()) {
      places.append(pick("checkbox", field.name, name, name, { id: index === 0 ? place.id(field.name) : undefined }));
    }
    const felt = families(field, field.name);
    const chosen = make("p", { class: "own", "data-chosen": true, "aria-live": "polite" });
    const otherId = place.id(field.name, "other");
    const other = short(field.name, { id: otherId });
    const map = drawMap(known, (name) => {
      const box = picks(places, "checkbox").find((one) => one.value === name);
      if (!box) return;
      box.checked = !box.checked;
      changed(box);
    });
    const tip = field.vocabulary?.tip ? make("p", { class: "hint" }, field.vocabulary.tip) : null;
    const element = grouped(field, place, tip, chosen,
      make("details", { class: "body-map", open: true }, make("summary", {}, t("Places, on a drawing")), map.box),
      make("details", { class: "body-list" }, make("summary", {}, t("Places, from a list")), places),
      make("p", { class: "hint aside" }, t("What was it like?")), felt,
      make("label", { class: "hint aside", for: otherId }, t("Something else")), other);

    const ticked = (/** @type {Element} */ list) =>
      [...new Set(picks(list, "checkbox").filter((box) => box.checked).map((box) => box.value))];
    function read() {
      const there = ticked(places);
      const words = [...new Set([...ticked(felt), ...split(other.value)])];
      if (!there.length && !words.length) return null;
      return { ...(there.length ? { places: there } : {}), ...(words.length ? { words } : {}) };
    }
    function show() {
      const answer = read();
      chosen.textContent = answer ? body.text(field, answer) : t("Nothing chosen");
      chosen.classList.toggle("rest", !answer);
      map.show(new Set(ticked(places)));
    }
    element.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "checkbox" && felt.contains(target)) {
        for (const box of picks(felt, "checkbox")) if (box.value === target.value) box.checked = target.checked;
      }
      show();
    });
    other.addEventListener("input", show);
    show();
    return {
      element,
      read,
      write(answer) {
        const there = new Set(filled(answer?.places));
        const offeredPlaces = new Set(picks(places, "checkbox").map((box) => box.value));
        for (const name of there) {
          if (!offeredPlaces.has(name)) places.append(pick("checkbox", field.name, name, name)); // of an older list
        }
        for (const box of picks(places, "checkbox")) box.checked = there.has(box.value);
        const words = new Set(filled(answer?.words));
        for (const box of picks(felt, "checkbox")) box.checked = words.has(box.value);
        const offered = new Set(picks(felt, "checkbox").map((box) => box.value));
        const own = [...words].filter((word) => !offered.has(word));
        if (split(other.value).join() !== own.join()) put(other, own.join(", "));
        show();
      },
      target: () => element.querySelector("summary") ?? other,
    };
  },
  text(_field, answer) {
    const [words, there] = [filled(answer?.words).join(", "), filled(answer?.places).join(", ")];
    return words && there ? t("{words}, in: {places}", { words, places: there }) : words || there;
  },
  spoken: (_field, answer) => andList(filled(answer?.words).length ? filled(answer?.words) : filled(answer?.places)),
};

/**
 * The drawing: each place a checkbox of its own. One stop for Tab; arrows go from place to place.
 * @param {string[]} known
 * @param {(place: string) => void} press
 */
function drawMap(known, press) {
  const regions = known.filter((name) => name in SHAPES).map((name) => ({
    name,
    region: /** @type {SVGGElement} */ (trace("g",
      { class: "region", role: "checkbox", "aria-checked": "false", "aria-label": name, "data-place": name, tabindex: -1 },
      ...SHAPES[name].map((d) => trace("path", { d })))),
  }));
  // What is drawn later lies above: the heart is on the chest, whatever order the list has.
  const order = Object.keys(SHAPES);
  const drawn = [...regions].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const caption = (/** @type {number} */ x, /** @type {string} */ words) => trace("text", { x, y: -5, "text-anchor": "middle" }, words);
  const svg = trace("svg", { viewBox: VIEW, class: "figure", role: "group", "aria-label": t("Places, front and back") },
    caption(MIDDLES[0], t("front")), caption(MIDDLES[1], t("back")), ...drawn.map(({ region }) => region));
  /** @param {number} at */
  function stand(at) {
    for (const [index, { region }] of drawn.entries()) region.setAttribute("tabindex", index === at ? "0" : "-1");
  }
  stand(0);
  for (const [index, { name, region }] of drawn.entries()) {
    region.addEventListener("click", () => {
      stand(index);
      press(name);
    });
    region.addEventListener("keydown", (event) => {
      const key = /** @type {KeyboardEvent} */ (event).key;
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      if (key === " " || key === "Enter") press(name);
      else if (step) {
        const next = (index + step + drawn.length) % drawn.length;
        stand(next);
        drawn[next].region.focus();
      } else return;
      event.preventDefault();
    });
  }
  return {
    box: make("div", {}, svg, make("p", { class: "hint" }, t("Press a place. With a keyboard: arrows to go round, space to choose."))),
    /** @param {Set<string>} there */
    show(there) {
      for (const { name, region } of drawn) region.setAttribute("aria-checked", String(there.has(name)));
    },
  };
}
