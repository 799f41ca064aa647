/** Kind wishes: for whom, in one's own order, and in one's own words; then said one after the other. */

import { make } from "../forms/draw.js";
import { t } from "../forms/language.js";
import { oneOf } from "./options.js";
import { steps } from "./steps.js";
import { howLong } from "./times.js";

/** Seconds to let someone come to mind, and for one wish. Own choice: slow enough to mean it. */
const ARRIVE = 12;
const WISH = 12;

/** The choice that takes the lines a person has written. */
const OWN = "own";

/** @typedef {{key: string, name: string, lines: string[]}} Wishes */

/** @type {import("./guide").Guide} */
export const wishes = {
  settings(shape, id) {
    const beings = lines({
      id: id("beings"), name: "beings", ask: t("For whom, the easiest first"),
      hint: t("One on each line, in your own order. Change any of them, or leave one."),
      text: shape.beings.join("\n"),
    });
    const minutes = howLong(shape);
    const which = oneOf({
      name: "which", ask: t("Which wishes? If you choose none, they take turns."), chosen: "",
      options: [
        ...shape.phrases.map((/** @type {Wishes} */ one) => [one.key, `${one.name}: ${one.lines.join(" ")}`]),
        [OWN, t("My own")],
      ],
    });
    const own = lines({
      id: id("own"), name: "own", ask: t("My own wishes"),
      hint: t("One on each line. For yourself, “May I …”, if that is easier."), text: "",
    });
    own.area.addEventListener("input", () => which.choose(own.area.value.trim() ? OWN : ""));
    return {
      first: [beings.element, which.element, own.element, minutes.element],
      more: [],
      read() {
        const written = own.read();
        const known = shape.phrases.find((/** @type {Wishes} */ one) => one.key === which.read());
        return {
          beings: beings.read().length ? beings.read() : shape.beings,
          minutes: minutes.read(),
          wishes: known ? known.lines : written.length ? written : inTurn(shape.phrases),
        };
      },
      /** Their own wishes, from their worksheet, unless they have begun to write some here. */
      remembered({ phrases }) {
        if (!phrases || own.area.value) return;
        own.area.value = phrases;
        which.choose(OWN);
      },
    };
  },

  run(running) {
    const list = laidOut(running.chosen.beings, running.chosen.wishes, running.chosen.minutes * 60);
    return steps.run({ ...running, shape: { ...running.shape, steps: list } });
  },
};

/**
 * Each being has the same time: a moment to come to mind, then the wishes, round and round.
 * @param {string[]} beings
 * @param {string[]} said
 * @param {number} seconds
 */
export function laidOut(beings, said, seconds) {
  const each = seconds / beings.length;
  const times = Math.max(1, Math.round((each - ARRIVE) / WISH));
  return beings.flatMap((over, group) => [
    { over, group, seconds: ARRIVE, say: group ? t("Now let this one come to mind.") : t("Let this one come to mind.") },
    ...Array.from({ length: times }, (_none, at) => ({ over, group, seconds: WISH, say: said[at % said.length] })),
  ]);
}

/**
 * The first of each kind, then the second of each: neither comes before the other for long.
 * @param {Wishes[]} kinds
 */
function inTurn(kinds) {
  const most = Math.max(...kinds.map(({ lines: said }) => said.length));
  return Array.from({ length: most }, (_none, at) => kinds.flatMap(({ lines: said }) => said.slice(at, at + 1))).flat();
}

/**
 * Several short lines to write or change.
 * @param {{id: string, name: string, ask: string, hint: string, text: string}} question
 */
function lines({ id, name, ask, hint, text }) {
  const area = make("textarea", { id, name, rows: 3, "aria-describedby": `${id}-hint`, autocomplete: "off" });
  area.value = text;
  const element = make("div", { class: "field" },
    make("label", { for: id }, ask), make("p", { class: "hint", id: `${id}-hint` }, hint), area);
  return {
    element,
    area,
    read: () => area.value.split("\n").map((line) => line.trim()).filter(Boolean),
  };
}
