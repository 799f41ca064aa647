/**
 * A guided practice: what it is, a few choices, the practice itself with one big Stop, and an end.
 *
 * Once drawn it needs nothing: no kernel, no connection. Only a note of how it was goes anywhere, and
 * only when the person keeps it.
 */

import { make } from "../forms/draw.js";
import { t } from "../forms/language.js";
import { afterwards, beforehand } from "./afterwards.js";
import { wallClock } from "./clock.js";
import { beStill, canTremble, stayAwake, wantsStill } from "./device.js";
import { someOf } from "./options.js";
import { pacer } from "./pacer.js";
import { sit } from "./sit.js";
import { createSound } from "./sound.js";
import { steps } from "./steps.js";
import { wishes } from "./wishes.js";

/** @type {Record<string, import("./guide").Guide>} */
const guides = { pacer, sit, steps, wishes };

let count = 0;

/**
 * @param {HTMLElement} element
 * @param {any} shape as `practices/practice.py` tells it
 * @param {import("../forms/types").Channel} channel
 * @param {{clock?: import("./clock.js").Clock, sound?: import("./sound.js").Sound}} [means]
 */
export function mount(element, shape, channel, { clock = wallClock(), sound = createSound() } = {}) {
  const mine = `practice-${shape.id}-${(count += 1)}`;
  const id = (/** @type {string[]} */ ...parts) => [mine, ...parts].join("-");
  const guide = guides[shape.kind];
  const settings = guide.settings(shape, id);
  const helps = someOf({ ask: t("To help"), options: helpsFor(shape.kind) });
  const before = beforehand(shape, id);
  const begin = make("button", { type: "submit", class: "button", "data-action": "begin" }, t("Begin"));
  const choices = make("form", { class: "sheet", novalidate: true },
    ...settings.first, make("div", { class: "acts" }, begin),
    make("details", { class: "more" }, make("summary", {}, t("Choose how it goes")),
      make("div", {}, ...settings.more, helps.element)),
    before.element);
  const stage = make("div", { class: "scene" });
  const stop = make("button", { type: "button", class: "button stop", "data-action": "stop" }, t("Stop"));
  const running = make("div", { class: "running", hidden: true }, stage, stop);
  const end = make("div", { class: "over", hidden: true });
  const about = make("div", { class: "about" },
    make("p", {}, shape.about),
    make("p", { class: "hint" }, make("b", {}, `${shape.caution.title}. `), shape.caution.text),
    shape.known ? make("p", { class: "hint" }, shape.known) : null);
  const section = make("div", {
    class: "practice", "data-practice": shape.id, "data-state": "ready", role: "group", "aria-label": shape.title,
  }, about, running, end, choices);

  /** @type {{stop(): void} | null} */
  let going = null;
  /** @type {(() => void) | null} */
  let letSleep = null;
  let began = 0;

  element.classList.add("secure-base", "part");
  element.append(section);
  choices.addEventListener("submit", (event) => {
    event.preventDefault();
    start();
  });
  stop.addEventListener("click", stopNow);

  const { remembered } = settings;
  if (remembered) void channel.ask("hello").then(remembered, () => undefined); // the practice stands without it

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== "Escape" || !going) return;
    event.preventDefault();
    stopNow();
  }

  function start() {
    const help = helps.read();
    const chosen = { ...settings.read(), ...help };
    const rings = shape.kind === "sit" ? chosen.bells !== "none" : help.sound;
    if (rings) sound.begin();
    stage.replaceChildren();
    end.hidden = true;
    about.hidden = choices.hidden = true;
    running.hidden = false;
    section.dataset.state = "running";
    began = clock.now();
    letSleep = stayAwake();
    document.addEventListener("keydown", escape);
    let over = false;
    const made = guide.run({
      shape, chosen, stage, clock, sound,
      still: Boolean(help.still),
      finish(seconds) {
        if (over) return;
        over = true;
        finish(seconds);
      },
    });
    going = made;
    if (over) made.stop();
    stop.focus({ preventScroll: true });
    running.scrollIntoView?.({ block: "start" });
  }

  /** At once: no last bell, no question whether one is sure. */
  function stopNow() {
    sound.end();
    leave();
    show(t("Stopped. That is always all right."), (clock.now() - began) / 1000, settling());
  }

  /** @param {number} seconds */
  function finish(seconds) {
    if (shape.kind !== "sit") sound.end(); // a bell may fade by itself
    leave();
    show(shape.ending, seconds);
  }

  function leave() {
    going?.stop();
    going = null;
    letSleep?.();
    beStill();
    document.removeEventListener("keydown", escape);
    running.hidden = true;
    about.hidden = choices.hidden = false;
    begin.textContent = t("Begin again");
  }

  /**
   * @param {string} words
   * @param {number} seconds
   * @param {HTMLElement} [more]
   */
  function show(words, seconds, more) {
    section.dataset.state = "over";
    const said = make("p", { class: "say", tabindex: "-1" }, words);
    end.replaceChildren(said, ...(more ? [more] : []), ...afterwards({ shape, channel, id, before: before.read(), seconds }));
    end.hidden = false;
    said.focus({ preventScroll: true });
    end.scrollIntoView?.({ block: "nearest" });
  }

  return {
    destroy() {
      sound.end();
      leave();
      element.replaceChildren();
    },
  };
}

/** For whoever stopped because it was too much: the way out, and the way to a person. */
function settling() {
  const words = t("If something is still stirred up: look round, move, drink some water.");
  const way = document.getElementById("support")
    ? make("a", { href: "#support" }, t("Someone to talk to"))
    : null;
  return make("p", { class: "tool" }, words, " ", way);
}

/**
 * What may help, as far as this kind of practice and this device have it.
 * @param {string} kind
 */
function helpsFor(kind) {
  const tone = { name: "sound", words: kind === "pacer" ? t("A soft tone") : t("A soft bell") };
  const touch = { name: "touch", words: t("A short tremble of the phone") };
  const still = { name: "still", words: t("No movement, only words"), checked: wantsStill() };
  return [
    ...(kind === "sit" ? [] : [tone]), // a sit has asked about its bells already
    ...(canTremble() ? [touch] : []),
    ...(kind === "steps" || kind === "wishes" ? [] : [still]), // nothing moves there
  ];
}
