/** Practices under a clock that tests move by hand, with a sound that writes down what it was asked. */

import { draw } from "../parts/page.js";
import { mount } from "../../../widgets/secure_base/practices/practice.js";

export { all, choose, one, pause, type } from "../parts/page.js";

export function handClock() {
  let now = 1_000_000;
  const looking = new Set();
  return {
    now: () => now,
    each(look) {
      looking.add(look);
      return () => looking.delete(look);
    },
    get looking() {
      return looking.size;
    },
    /** Let seconds pass, looking every quarter of one. @param {number} seconds */
    pass(seconds) {
      for (let left = seconds * 1000; left > 0; left -= 250) {
        now += Math.min(250, left);
        [...looking].forEach((look) => look());
      }
    },
    /** Let seconds pass in the dark: nothing looks until they are over. @param {number} seconds */
    sleep(seconds) {
      now += seconds * 1000;
      [...looking].forEach((look) => look());
    },
  };
}

export function silence() {
  const heard = [];
  return {
    heard,
    begin: () => heard.push("begin"),
    breath: (phase, seconds) => heard.push(`${phase} ${seconds}`),
    bell: (after = 0) => heard.push(`bell ${after}`),
    end: () => heard.push("end"),
  };
}

const LOG = {
  before: { name: "before", kind: "scale", ask: "Before?", low: "settled", high: "flooded" },
  effect: { name: "effect", kind: "choice", ask: "And afterwards?", options: { calmer: "Calmer", same: "About the same" } },
  after: { name: "after", kind: "scale", ask: "Now?", low: "settled", high: "flooded" },
};

export const PACER = {
  id: "breathing", title: "Slow, easy breathing", kind: "pacer", about: "A dot.", known: null,
  caution: { title: "Comfort first", text: "Stop if you feel dizzy." }, minutes: [2, 3], usual: 2,
  patterns: [
    { key: "quick", inhale: 3, exhale: 4.5, say: "In for 3, out for 4 or 5" },
    { key: "usual", inhale: 4, exhale: 6, say: "In for 4, out for 6", usual: true },
    { key: "slow", inhale: 5, exhale: 8.3, say: "In for 5, out for 8" },
  ],
  ending: "Let it go.", log: LOG,
};
export const SIT = {
  id: "sit", title: "A short sit", kind: "sit", about: "A bell.", known: null, eyes: "Open is fine.",
  caution: { title: "Stopping", text: "Stop if it is too much." }, minutes: [3, 5], usual: 3,
  anchors: [{ key: "feet", name: "my feet", say: "Your feet." }, { key: "sounds", name: "sounds", say: "Sounds." }],
  reminders: ["Back to {anchor}.", "Still all right?"], ending: "That was it.", log: LOG,
};
export const STEPS = {
  id: "orienting", title: "Looking round", kind: "steps", about: "Look.", known: null,
  caution: { title: "Care", text: "Stop if it is too much." },
  steps: [{ say: "One.", seconds: 10 }, { say: "Two.", seconds: 20 }, { say: "Three.", seconds: 10 }],
  ending: "That is all.", log: LOG,
};

export const WISHES = {
  id: "loving-kindness", title: "Wishing someone well", kind: "wishes", about: "Wish.", known: null,
  caution: { title: "Care", text: "Stop if it hurts." }, minutes: [3, 5], usual: 3,
  beings: ["The easy one", "A stranger"],
  phrases: [{ key: "roots", name: "Handed down", lines: ["May you be safe.", "May you be well."] }],
  ending: "Made.", log: LOG,
};

/** @param {any} shape @param {Record<string, any>} [answers] */
export function practise(shape, answers = {}) {
  const clock = handClock();
  const sound = silence();
  const made = draw((element, given, channel) => mount(element, given, channel, { clock, sound }), shape, answers);
  const begin = () => made.element.querySelector("form.sheet:has([data-action=begin])")
    .dispatchEvent(new window.Event("submit", { cancelable: true }));
  return { ...made, clock, sound, begin };
}
