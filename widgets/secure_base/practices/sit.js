/** The sit: a bell to begin, one thing to come back to, a few words in between, a bell to end. */

import { make } from "../forms/draw.js";
import { t } from "../forms/language.js";
import { tremble } from "./device.js";
import { drawDoorway } from "./doorway.js";
import { oneOf } from "./options.js";
import { outAndBack, reminderAt } from "./pace.js";
import { howLong, left } from "./times.js";

/** Seconds past the end that only a device that slept can be. */
const LATE = 3;

/** @typedef {{key: string, name: string, say: string}} Anchor */

/** @type {import("./guide").Guide} */
export const sit = {
  settings(shape) {
    const anchor = oneOf({
      name: "anchor", ask: t("What will you come back to?"), chosen: shape.anchors[0].key,
      options: shape.anchors.map((/** @type {Anchor} */ one) => [one.key, capital(one.name)]),
    });
    const minutes = howLong(shape);
    const bells = oneOf({
      name: "bells", ask: t("A bell"), chosen: "ends",
      options: [
        ["ends", t("At the beginning and the end")],
        ["middle", t("Half-way as well")],
        ["none", t("No bell")],
      ],
    });
    return {
      first: [anchor.element, minutes.element],
      more: [bells.element],
      read: () => ({ anchor: anchor.read(), minutes: minutes.read(), bells: bells.read() }),
    };
  },

  run({ shape, chosen, stage, clock, sound, still, finish }) {
    const began = clock.now();
    const until = chosen.minutes * 60;
    /** @type {Anchor} */
    const anchor = shape.anchors.find((/** @type {Anchor} */ one) => one.key === chosen.anchor) ?? shape.anchors[0];
    const doorway = drawDoorway(true);
    const reminder = make("p", { class: "reminder", role: "status" });
    const rest = make("p", { class: "tool" });
    stage.append(...(still ? [] : [doorway.picture]),
      make("p", { class: "say" }, anchor.say),
      shape.eyes ? make("p", { class: "tool" }, shape.eyes) : "",
      reminder, rest);
    let said = -1;
    if (chosen.bells !== "none") {
      sound.bell();
      sound.bell(until); // rung ahead of time, so that it sounds although the page sleeps
      if (chosen.bells === "middle") sound.bell(until / 2);
    }

    function look() {
      const seconds = Math.max(0, (clock.now() - began) / 1000);
      if (seconds >= until) {
        if (seconds > until + LATE && chosen.bells !== "none") ringNow();
        finish(until);
        return;
      }
      if (!still) doorway.goOut(outAndBack(seconds / until));
      const now = reminderAt(shape.reminders.length, seconds / until);
      if (now > said) {
        said = now;
        reminder.textContent = shape.reminders[now].replace("{anchor}", anchor.name);
        if (chosen.touch) tremble("new");
      }
      rest.textContent = left(until - seconds);
    }

    /** The device slept, and its sound with it: the bell that was to ring is rung now instead. */
    function ringNow() {
      sound.end();
      sound.begin();
      sound.bell();
    }

    look();
    return { stop: clock.each(look) };
  },
};

/** @param {string} words */
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
