/** A moment: a day, and a time if one is known, as the clock on the wall showed it. */

import { button, changed, make } from "../draw.js";
import { day, keepDay, readMoment, t } from "../language.js";
import { grouped, put } from "./frame.js";

/** A year with fewer digits is still being typed. */
const FIRST_WHOLE_YEAR = 1000;

/** @type {import("../types").Kind} */
export const moment = {
  draw(field, place) {
    const { name } = field;
    const date = make("input", {
      type: "date", class: "short", name, id: place.id(field.name), min: "0001-01-01", max: "9999-12-31",
      "aria-labelledby": `${place.id(field.name, "ask")} ${place.id(field.name, "day")}`,
    });
    const time = make("input", { type: "time", class: "short", name, id: place.id(field.name, "time") });
    const dayLabel = make("label", { class: "hint", id: place.id(field.name, "day"), for: date.id }, t("Day"));
    const timeLabel = make("label", { class: "hint", for: time.id }, t("Time"));
    const quick = make("div", { class: "acts quick" },
      button(t("Today"), () => choose(0)), button(t("Yesterday"), () => choose(-1)));
    const element = grouped(field, place,
      make("div", { class: "moment" },
        make("div", {}, dayLabel, date), make("div", {}, timeLabel, time)), quick);

    /** @param {number} days from today */
    function choose(days) {
      const then = new Date();
      then.setDate(then.getDate() + days);
      date.value = keepDay(then);
      changed(date);
    }
    holdWhileTyped(date);
    return {
      element,
      read() {
        if (!date.value) return null;
        return time.value ? `${date.value}T${time.value.slice(0, 5)}` : date.value;
      },
      write(answer) {
        const [kept, at] = String(answer ?? "").split("T");
        put(date, kept);
        put(time, at ?? "");
      },
      mistake() {
        if (date.validity?.badInput) {
          return t("We could not read that date. Fill in the day, the month and the year, or leave it empty.");
        }
        if (time.validity?.badInput) {
          return t("We could not read that time. Fill in the hour and the minutes, or leave it empty.");
        }
        return !date.value && time.value ? t("There is a time but no day. Choose a day, or clear the time.") : null;
      },
      target: () => (time.validity?.badInput && !date.validity?.badInput ? time : date),
    };
  },
  text(_field, answer) {
    const kept = readMoment(answer);
    if (!kept) return String(answer ?? "");
    return kept.timed ? `${day(kept.moment)}, ${String(answer).slice(11, 16)}` : day(kept.moment);
  },
};

/**
 * While the year is being typed digit by digit, keep quiet: 0002 and 0020 are on the way to 2026.
 * @param {HTMLInputElement} date
 */
export function holdWhileTyped(date) {
  let held = false;
  const hold = (/** @type {Event} */ event) => {
    const year = Number(date.value.slice(0, 4));
    held = Boolean(date.value) && year < FIRST_WHOLE_YEAR && document.activeElement === date;
    if (held) event.stopPropagation();
  };
  date.addEventListener("input", hold);
  date.addEventListener("change", hold);
  date.addEventListener("blur", () => {
    if (held) changed(date);
    held = false;
  });
}
