/** Things that come round, as a file for the person's own calendar: shown first, downloaded on asking. */

import { button, make } from "../draw.js";
import { calendarFile, DAYS, readTime } from "../calendar.js";
import { saveFile } from "../keeping/files.js";
import { textOf } from "../kinds.js";
import { readMoment, shortDay, t } from "../language.js";

/** @typedef {import("../types").Shape} Shape */
/** @typedef {import("../types").Answers} Answers */
/** @typedef {import("../calendar.js").Event & {plain: string, unread: string}} Planned */

const FILE = "small-things.ics";

/**
 * The button and the place it opens; null for a sheet that makes no calendar.
 * @param {Pick<Shape, "calendar" | "fields">} shape
 * @param {() => Answers} answers what stands on the sheet now
 * @param {() => string} entry under which id it is kept, so that a second download replaces the first
 */
export function createRounds({ calendar, fields }, answers, entry) {
  if (!calendar) return null;
  const list = make("ul", {});
  const words = make("p", { role: "status" });
  const acts = make("div", { class: "acts" },
    button(t("Download with my words"), () => give(true), { "data-action": "calendar-own" }),
    button(t("Download with plain titles"), () => give(false), { "data-action": "calendar-plain" }));
  const view = make("div", { class: "rounds", hidden: true }, words, list, acts);
  const open = button(t("Put it in my calendar"), () => {
    view.hidden = false;
    refresh();
  }, { "data-action": "calendar" });

  function planned() {
    const made = answers();
    return calendar ? plan(calendar, fields, made, entry()) : [];
  }

  function refresh() {
    if (view.hidden) return;
    const found = planned();
    acts.hidden = list.hidden = found.length === 0;
    list.replaceChildren(...found.map((event) => make("li", { class: "written" }, told(event))));
    words.textContent = found.length
      ? t("A calendar often shows its words to other people and other devices. Plain titles say nothing of you.")
      : t("Choose a day on the sheet first. Then it can go into a calendar.");
  }

  /** @param {boolean} own whether the person's own words go along */
  function give(own) {
    const found = planned().map((event) => ({ ...event, title: own ? event.title : event.plain }));
    const bytes = new TextEncoder().encode(calendarFile(found, new Date()));
    saveFile(FILE, bytes.buffer, "text/calendar");
    words.textContent = t("Downloaded as {name}. Open it with your calendar.", { name: FILE });
  }

  return { button: open, view, refresh };
}

/**
 * @param {NonNullable<Shape["calendar"]>} calendar
 * @param {Shape["fields"]} fields
 * @param {Answers} answers
 * @param {string} entry
 * @returns {Planned[]}
 */
export function plan({ begin, events }, fields, answers, entry) {
  const from = begin ? readMoment(answers[begin]) : null;
  const saidIn = (/** @type {string} */ name) => {
    const field = fields.find((one) => one.name === name);
    return field ? textOf(field, answers[name]).trim() : "";
  };
  return events.flatMap(({ say, words, days, time, often }, index) => {
    const chosen = DAYS.filter((day) => (answers[days] ?? []).includes(day));
    if (!chosen.length) return [];
    const own = words.map(saidIn).filter(Boolean).join(", ");
    const written = time ? saidIn(time) : "";
    const read = readTime(written);
    return [{
      id: `${entry}-${index}@secure-base`, title: own || say, plain: say, days: chosen, time: read, begin: from?.moment ?? null,
      often: often ? answers[often] : null, unread: read ? "" : written,
    }];
  });
}

/** @param {Planned} event in a sentence, as it will stand in the calendar */
function told({ title, days, time, often, begin, unread }) {
  const names = days.map((day) => dayNames()[DAYS.indexOf(day)]).join(", ");
  const how = often === "month" ? t("the first {days} of a month", { days: names })
    : often === "fortnight" ? t("every two weeks, {days}", { days: names }) : names;
  const when = time ? `${time.hour}:${String(time.minute).padStart(2, "0")}` : t("the whole day");
  const lines = [t("{title}: {how}, {when}.", { title, how, when })];
  if (begin) lines.push(t("From {day}.", { day: shortDay(begin) }));
  if (unread) lines.push(t("We could not read the time “{words}”. Write it like 18:30, or leave the whole day.", { words: unread }));
  return lines.join(" ");
}

/** Monday first. */
const dayNames = () => [
  t("Monday"), t("Tuesday"), t("Wednesday"), t("Thursday"), t("Friday"), t("Saturday"), t("Sunday"),
];
