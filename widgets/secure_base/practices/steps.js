/** A practice led step by step: each is said, given its time, and can be left or gone back to. */

import { button, make } from "../forms/draw.js";
import { t } from "../forms/language.js";
import { tremble } from "./device.js";
import { oneOf } from "./options.js";
import { stepAt } from "./pace.js";

/** How much longer each step lasts at the slower pace. Own choice. */
const SLOWER = 1.6;

/**
 * `over` stands above what is said; steps of one `group` share a doorway, each has its own without.
 * @typedef {{say: string, seconds: number, over?: string, group?: number}} Step
 */

/** @type {import("./guide").Guide} */
export const steps = {
  settings(shape) {
    const whole = shape.steps.reduce((/** @type {number} */ sum, /** @type {Step} */ one) => sum + one.seconds, 0);
    const about = (/** @type {number} */ seconds) =>
      t("about {n} minutes", { n: Math.max(1, Math.round(seconds / 60)) });
    const pace = oneOf({
      name: "pace", ask: t("How fast?"), chosen: "usual",
      options: [
        ["usual", t("At an even pace, {about}", { about: about(whole) })],
        ["slower", t("Slower, {about}", { about: about(whole * SLOWER) })],
        ["own", t("At my own pace: I press Next")],
      ],
    });
    return { first: [], more: [pace.element], read: () => ({ pace: pace.read() }) };
  },

  run({ shape, chosen, stage, clock, sound, finish }) {
    const times = chosen.pace === "slower" ? SLOWER : 1;
    /** @type {Step[]} */
    const list = shape.steps.map((/** @type {Step} */ one) => ({ ...one, seconds: one.seconds * times }));
    const group = (/** @type {number} */ at) => list[at].group ?? at;
    const doors = new Set(list.map((_one, at) => group(at))).size;
    const arches = Array.from({ length: doors }, () => make("i", { class: "arch" }));
    const over = make("p", { class: "tool" });
    const say = make("p", { class: "say", "aria-live": "polite" });
    const back = button(t("Back"), () => go(-1), { "data-action": "back" });
    const next = button(t("Next"), () => go(1), { "data-action": "next" });
    stage.append(make("div", { class: "arcade", "aria-hidden": "true" }, ...arches), over, say,
      make("div", { class: "acts" }, back, next));
    const begun = clock.now();
    let from = begun;
    let first = 0;
    let shown = -1;

    /** Show another step now, and count on from there. @param {number} by */
    function go(by) {
      const wanted = Math.max(0, shown + by);
      if (wanted >= list.length) {
        finishNow();
        return;
      }
      first = wanted;
      from = clock.now();
      look();
    }

    function look() {
      const seconds = Math.max(0, (clock.now() - from) / 1000);
      const at = chosen.pace === "own" ? first : first + stepAt(list.slice(first), seconds);
      if (at >= list.length) finishNow();
      else if (at !== shown) show(at);
    }

    /** @param {number} at */
    function show(at) {
      if (shown >= 0 && group(at) !== group(shown)) {
        sound.bell();
        if (chosen.touch) tremble("new");
      }
      shown = at;
      over.textContent = list[at].over ?? "";
      over.hidden = !list[at].over;
      say.textContent = list[at].say;
      back.disabled = at === 0;
      next.textContent = at === list.length - 1 ? t("That was the last") : t("Next");
      for (const [place, arch] of arches.entries()) {
        arch.className = place < group(at) ? "arch done" : place === group(at) ? "arch here" : "arch";
      }
    }

    function finishNow() {
      finish((clock.now() - begun) / 1000);
    }

    look();
    return { stop: clock.each(look) };
  },
};
