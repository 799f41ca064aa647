/** The breathing pacer: a dot that rises and sinks, or words and a count; slower or faster at any time. */

import { button, make } from "../forms/draw.js";
import { t } from "../forms/language.js";
import { tremble } from "./device.js";
import { drawDoorway } from "./doorway.js";
import { oneOf } from "./options.js";
import { course, fullness, length } from "./pace.js";
import { howLong, left } from "./times.js";

/** @typedef {import("./pace.js").Pattern} Pattern */

/** @type {import("./guide").Guide} */
export const pacer = {
  settings(shape) {
    const usual = shape.patterns.find((/** @type {Pattern} */ one) => one.usual) ?? shape.patterns[0];
    const pattern = oneOf({
      name: "pattern", ask: t("How slow?"), chosen: usual.key,
      options: shape.patterns.map((/** @type {Pattern} */ one) => [one.key, one.say]),
    });
    const minutes = howLong(shape);
    return {
      first: [minutes.element],
      more: [pattern.element],
      read: () => ({ pattern: pattern.read(), minutes: minutes.read() }),
    };
  },

  run({ shape, chosen, stage, clock, sound, still, finish }) {
    /** @type {Pattern[]} the quickest first */
    const patterns = [...shape.patterns].sort((one, other) => length(one) - length(other));
    const breaths = course(patterns.find(({ key }) => key === chosen.pattern) ?? patterns[0]);
    const began = clock.now();
    const until = chosen.minutes * 60;
    const doorway = drawDoorway(false);
    const word = make("p", { class: "word", "aria-live": still ? "polite" : null });
    const count = make("p", { class: "count", "aria-hidden": "true" });
    const pace = make("p", { class: "tool", role: "status" });
    const rest = make("p", { class: "tool" });
    const slower = button(t("Slower"), () => change(1), { "data-action": "slower" });
    const faster = button(t("Faster"), () => change(-1), { "data-action": "faster" });
    stage.append(...(still ? [] : [doorway.picture]), word, count,
      make("div", { class: "acts" }, slower, faster), pace, rest);
    let last = "";

    /** @param {number} by */
    function change(by) {
      const at = patterns.indexOf(breaths.pattern) + by;
      if (!patterns[at]) return;
      breaths.change(patterns[at]);
      slower.disabled = at === patterns.length - 1;
      faster.disabled = at === 0;
      pace.textContent = t("From the next breath: {pattern}.", { pattern: patterns[at].say });
    }

    function look() {
      const seconds = Math.max(0, (clock.now() - began) / 1000);
      if (seconds >= until && (seconds > until + length(breaths.pattern) || turned(seconds))) {
        finish(until);
        return;
      }
      const breath = breaths.at(seconds);
      if (!still) doorway.breathe(fullness(breath));
      count.textContent = still ? String(breath.second) : "";
      const turn = `${breath.phase}${breath.breath}`;
      if (turn !== last) {
        const { inhale, exhale } = breaths.pattern;
        word.textContent = breath.phase === "in" ? t("In") : t("Out");
        sound.breath(breath.phase, breath.phase === "in" ? inhale : exhale);
        if (chosen.touch) tremble(breath.phase);
        if (breath.phase === "in" && !breath.breath) pace.textContent = breaths.pattern.say;
        last = turn;
      }
      rest.textContent = left(until - seconds);
    }

    /** Whether the breath that was under way when time was up has ended. @param {number} seconds */
    function turned(seconds) {
      ending ??= breaths.endOfBreath(until);
      return seconds >= ending;
    }
    /** @type {number | null} */
    let ending = null;

    look();
    return { stop: clock.each(look) };
  },
};
