/**
 * One question that is asked once more: answered in place with its own field, put to tomorrow, or left
 * empty for good. Closed, it says the worksheet and the day and no word of what was written.
 */

import { button, make } from "../draw.js";
import { sentenceOf } from "../follow.js";
import { kinds, spokenOf } from "../kinds.js";
import { day, locale, partOfDay, readMoment, t } from "../language.js";
import { answerRows } from "../sheet/check.js";
import { createMistakes } from "../sheet/mistakes.js";
import { createSaving } from "../sheet/saving.js";
import { stateLine } from "../sheet/state.js";

/** Days in which the name of a weekday says which one is meant. */
const WEEK = 6;

/**
 * What is asked, as the kernel tells it.
 * @typedef {import("../types").Entry & {
 *   entry: string, exercise: string, title: string, field: string, say: string, fields: import("../types").Field[],
 * }} Asked
 */

/**
 * @param {Asked} asked
 * @param {import("../types").Channel} channel
 * @param {() => import("../types").Message} body what goes with each request: the person's own day
 */
export function drawQuestion(asked, channel, body) {
  const { entry, fields, answers } = asked;
  const field = /** @type {import("../types").Field} */ (fields.find(({ name }) => name === asked.field));
  const prefix = `later-${entry.slice(0, 8)}`;
  const drawn = kinds[field.kind].draw({ ...field, group: null }, {
    exercise: asked.exercise,
    id: (...parts) => [prefix, ...parts].join("-"),
    answer: (name) => answers[name] ?? null,
    words: (name) => spokenIn(fields, name, answers),
    follow: () => {},
    hushed: new Set(),
  });
  const form = make("form", {
    class: "asked-again", "data-ask-again": asked.field, "data-save-state": "idle", novalidate: true, autocomplete: "off",
  });
  const mistakes = createMistakes(new Map([[field.name, { field, drawn }]]));
  const saving = createSaving(channel, {
    kept: () => { acts.hidden = drawn.read() !== null; },
    refused: ({ sentence, field: about }) => about === field.name && mistakes.say(field.name, sentence),
    moved: tellState,
  });
  const state = stateLine(form, () => saving.flush());
  const acts = make("div", { class: "acts quick" },
    button(t("Not now"), () => void decide("not-now"), { "data-action": "not-now" }),
    button(t("Leave it empty"), () => void decide("leave-empty"), { "data-action": "leave-empty" }));
  const box = make("details", {},
    make("summary", {}, make("span", {}, nameOf(asked))),
    make("div", { class: "inside" },
      asked.say ? make("p", {}, asked.say) : null, recalled(fields, answers), form));
  const item = make("li", { "data-entry": entry, "data-field-asked": asked.field }, box);
  let last = JSON.stringify(null);
  let inHand = false;

  form.append(drawn.element, state.line, state.again, acts);
  saving.stands(entry, asked.revision);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => wrote(false));
  form.addEventListener("change", () => wrote(true));
  window.addEventListener("pagehide", saving.farewell);
  const stopWatching = channel.onstate(tellState);
  tellState();

  /** @param {boolean} settled false while typing */
  function wrote(settled) {
    inHand = true;
    const mistake = drawn.mistake?.() ?? null;
    if (mistake) {
      if (settled || mistakes.has(field.name)) mistakes.say(field.name, mistake);
      saving.drop(entry, field.name);
      return;
    }
    mistakes.say(field.name, null);
    const answer = drawn.read();
    const now = JSON.stringify(answer ?? null);
    if (now !== last) saving.put(entry, { [field.name]: answer }, settled);
    else if (settled) saving.flush();
    last = now;
  }

  function tellState() {
    const { unsaved, failure, savedAt, slow } = saving;
    state.show({ unsaved, failure, savedAt, slow, channel: channel.state, mistakes: mistakes.count });
  }

  /** @param {"not-now" | "leave-empty"} what */
  async function decide(what) {
    inHand = true;
    const words = what === "not-now"
      ? t("Put to tomorrow.")
      : t("Left empty. It is not asked again.");
    if (!(await request(what))) return;
    const back = button(t("After all"), async () => {
      if (!(await request("after-all"))) return;
      item.replaceChildren(box);
      inHand = false;
      /** @type {HTMLElement | null} */ (box.querySelector("summary"))?.focus();
    }, { "data-action": "after-all" });
    item.replaceChildren(make("p", { class: "tool binned", role: "status" }, make("span", {}, `${nameOf(asked)}. ${words}`), back));
    back.focus();
  }

  /** @param {string} type */
  async function request(type) {
    try {
      return await channel.ask(type, { ...body(), entry, field: field.name });
    } catch (fault) {
      saving.fail(sentenceOf(fault));
      return null;
    }
  }

  return {
    item,
    /** Whether the person has begun with it: then it stays in the page whatever the file says. */
    get inHand() {
      return inHand || box.contains(document.activeElement);
    },
    /** @param {string} sentence */
    trouble: (sentence) => saving.fail(sentence),
    destroy() {
      saving.flush();
      saving.stop();
      state.stop();
      stopWatching();
      window.removeEventListener("pagehide", saving.farewell);
      drawn.leave?.();
      item.remove();
    },
  };
}

/**
 * "Reassurance log, Tuesday evening": the sheet's own moment, or else when it was begun.
 * @param {Pick<Asked, "title" | "fields" | "answers" | "first_at" | "at">} asked
 */
export function nameOf({ title, fields, answers, first_at: first, at }) {
  const timing = fields.find(({ kind, name }) => (kind === "moment" || kind === "date") && answers[name]);
  const own = timing ? readMoment(answers[timing.name]) : null;
  const moment = own ? own.moment : new Date(first ?? at ?? Date.now());
  if (own && !own.timed) return t("{title}, {day}", { title, day: dayOf(moment).replace(/,$/, "") });
  return t("{title}, {day} {part}", { title, day: dayOf(moment), part: partOfDay(moment) });
}

/** @param {Date} moment the weekday alone when that is plain, else the day with its date */
function dayOf(moment) {
  const days = (Date.now() - moment.getTime()) / 86_400_000;
  return days >= 0 && days < WEEK ? moment.toLocaleDateString(locale(), { weekday: "long" }) : `${day(moment)},`;
}

/**
 * What the sheet's first questions were answered with, closed: one may want to recall what it was about.
 * @param {import("../types").Field[]} fields
 * @param {import("../types").Answers} answers
 */
function recalled(fields, answers) {
  const there = fields.filter(({ name, core }) => core && answers[name] !== undefined && answers[name] !== null);
  if (!there.length) return null;
  return make("details", {},
    make("summary", {}, t("What you wrote then")),
    make("dl", { class: "rows answers" }, ...answerRows(there, answers, () => null)));
}

/**
 * @param {import("../types").Field[]} fields
 * @param {string} name
 * @param {import("../types").Answers} answers
 */
function spokenIn(fields, name, answers) {
  const found = fields.find((one) => one.name === name);
  return found ? spokenOf(found, answers[name]) : "";
}
