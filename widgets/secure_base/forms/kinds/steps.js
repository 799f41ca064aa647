/**
 * Steps: an ordered list whose rows hold the same few questions each: a ladder, a plan.
 *
 * A step keeps its id wherever it is moved. Each question inside is drawn by its own kind.
 */

import { newId } from "../channel.js";
import { button, changed, make, unseen } from "../draw.js";
import { t } from "../language.js";
import { grouped } from "./frame.js";

/** @typedef {import("../types").Field} Field */
/** @typedef {import("../types").Drawn} Drawn */
/** @typedef {{id: string, item: HTMLElement, title: HTMLElement, parts: Map<string, Drawn>, up: HTMLButtonElement, down: HTMLButtonElement, gone: HTMLButtonElement}} Step */

/** Bytes of a step's id: one list is short, four billion are enough. */
const ID_BYTES = 4;

/**
 * The kind, given the table of kinds that its rows may hold (the table holds this one too).
 * @param {(name: string) => import("../types").Kind | undefined} kindOf
 * @returns {import("../types").Kind}
 */
export function stepsOf(kindOf) {
  return {
    draw: (field, place) => drawSteps(field, place, kindOf),
    text: (field, answer) => (answer ?? []).map((/** @type {any} */ step, /** @type {number} */ index) =>
      `${index + 1}. ${rowText(field, step, kindOf)}`).join("\n"),
    spoken: (field, answer) => (answer ?? [])
      .map((/** @type {any} */ step) => rowText(field, step, kindOf)).filter(Boolean).join("; "),
  };
}

/**
 * @param {Field} field
 * @param {any} step
 * @param {(name: string) => import("../types").Kind | undefined} kindOf
 */
function rowText(field, step, kindOf) {
  return (field.of ?? []).map((/** @type {Field} */ part, /** @type {number} */ index) => {
    const answer = step?.[part.name];
    if (answer === null || answer === undefined) return "";
    const words = kindOf(part.kind)?.text(part, answer) ?? String(answer);
    return words && index > 0 ? `${part.ask} ${words}` : words;
  }).filter(Boolean).join("; ");
}

/**
 * @param {Field} field
 * @param {import("../types").Place} place
 * @param {(name: string) => import("../types").Kind | undefined} kindOf
 * @returns {Drawn}
 */
function drawSteps(field, place, kindOf) {
  const item = field.item ?? t("Step");
  const list = make("ol", { class: "steps" });
  const said = make("p", { class: "hide", role: "status" });
  const more = button(t("One more {item}", { item: item.toLowerCase() }), () => {
    const step = addStep(newId(ID_BYTES));
    tidy();
    firstOf(step)?.focus();
  }, { "data-action": "add-step" });
  const sort = field.ordered_by
    ? button(t("Put in order, lowest first"), inOrder, { "data-action": "sort-steps" })
    : null;
  const element = grouped(field, place, list, make("div", { class: "acts" }, more, sort), said);
  /** @type {Step[]} */
  let steps = [];

  /** @param {string} id */
  function addStep(id) {
    const title = make("legend", {});
    const acts = {
      up: button(t("Move up"), () => move(step, -1), { class: "quiet", "data-action": "step-up" }),
      down: button(t("Move down"), () => move(step, 1), { class: "quiet", "data-action": "step-down" }),
      gone: button(t("Take it out"), () => remove(step), { class: "quiet", "data-action": "remove-step" }),
    };
    /** @type {Map<string, Drawn>} */
    const parts = new Map();
    for (const part of /** @type {Field[]} */ (field.of ?? [])) {
      const name = [field.name, id, part.name].join(".");
      const drawn = kindOf(part.kind)?.draw({ ...part, name }, place);
      if (drawn) parts.set(part.name, drawn);
    }
    const li = make("li", { "data-step": id }, make("fieldset", {}, title,
      ...[...parts.values()].map((drawn) => drawn.element),
      make("div", { class: "acts" }, acts.up, acts.down, acts.gone)));
    const step = { id, item: li, title, parts, ...acts };
    li.addEventListener("keydown", (event) => {
      if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
      event.preventDefault();
      move(step, event.key === "ArrowUp" ? -1 : 1);
    });
    steps.push(step);
    list.append(li);
    return step;
  }

  /** @param {Step} step @param {number} by */
  function move(step, by) {
    const from = steps.indexOf(step);
    const to = from + by;
    if (to < 0 || to >= steps.length) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    steps.splice(from, 1);
    steps.splice(to, 0, step);
    list.replaceChildren(...steps.map((one) => one.item));
    tidy();
    const back = focused && step.item.contains(focused) ? focused : by < 0 ? step.up : step.down;
    (/** @type {HTMLButtonElement} */ (back).disabled ? (back === step.up ? step.down : step.up) : back).focus();
    said.textContent = t("{item} is now {place} of {count}.", { item: nameOf(step), place: to + 1, count: steps.length });
    changed(element);
  }

  /** @param {Step} step */
  function remove(step) {
    const at = steps.indexOf(step);
    said.textContent = t("{item} is taken out.", { item: nameOf(step) });
    steps.splice(at, 1);
    step.item.remove();
    if (!steps.length) addStep(newId(ID_BYTES));
    tidy();
    (firstOf(steps[Math.min(at, steps.length - 1)]) ?? more).focus();
    changed(element);
  }

  function inOrder() {
    const weight = (/** @type {Step} */ step) => step.parts.get(field.ordered_by)?.read() ?? Infinity;
    steps = steps.map((step) => ({ step, by: weight(step) }))
      .sort((a, b) => (a.by === b.by ? 0 : a.by - b.by)).map(({ step }) => step);
    list.replaceChildren(...steps.map((one) => one.item));
    tidy();
    said.textContent = t("In order, lowest first. What has no number stands last.");
    changed(element);
  }

  /** Numbers, names for screen readers, and which way each can still move. */
  function tidy() {
    more.hidden = steps.length >= (field.most ?? 10);
    if (sort) sort.hidden = steps.length < 2;
    for (const [index, step] of steps.entries()) {
      step.title.textContent = `${item} ${index + 1}`;
      for (const act of [step.up, step.down, step.gone]) {
        act.querySelector(".hide")?.remove();
        act.append(unseen(`: ${item} ${index + 1}`));
      }
      step.up.disabled = index === 0;
      step.down.disabled = index === steps.length - 1;
      step.up.hidden = step.down.hidden = step.gone.hidden = steps.length === 1;
    }
  }

  /** @param {Step} step what it is called when something is said about it */
  function nameOf(step) {
    const [[, drawn] = []] = [...step.parts];
    const words = drawn?.read();
    return typeof words === "string" && words.trim() ? `“${words.trim().slice(0, 60)}”` : String(step.title.textContent);
  }

  /** @param {Step | undefined} step */
  function firstOf(step) {
    return step ? [...step.parts.values()][0]?.target() : undefined;
  }

  function read() {
    const found = steps.map(({ id, parts }) => {
      const answers = [...parts].map(([name, drawn]) => [name, drawn.read()]).filter(([, answer]) => answer !== null);
      return { id, ...Object.fromEntries(answers) };
    }).filter((step) => Object.keys(step).length > 1);
    return found.length ? found : null;
  }

  addStep(newId(ID_BYTES));
  tidy();
  return {
    element,
    read,
    write(answer) {
      const kept = /** @type {{id: string, [part: string]: any}[]} */ (answer ?? []);
      const there = new Map(steps.map((step) => [step.id, step]));
      steps = [];
      const wanted = kept.length ? kept : [{ id: newId(ID_BYTES) }];
      for (const { id } of wanted) {
        const step = there.get(id);
        if (step) steps.push(step);
        else addStep(id);
      }
      list.replaceChildren(...steps.map((step) => step.item));
      for (const [index, step] of steps.entries()) {
        for (const [name, drawn] of step.parts) drawn.write(wanted[index][name] ?? null);
      }
      tidy();
    },
    mistake() {
      for (const { parts } of steps) {
        for (const drawn of parts.values()) {
          const mistake = drawn.mistake?.();
          if (mistake) return mistake;
        }
      }
      return null;
    },
    target() {
      const parts = steps.flatMap((step) => [...step.parts.values()]);
      return (parts.find((drawn) => drawn.mistake?.()) ?? parts[0])?.target() ?? more;
    },
    leave: () => steps.forEach(({ parts }) => parts.forEach((drawn) => drawn.leave?.())),
  };
}
