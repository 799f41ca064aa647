/**
 * Draws an exercise's sheet: heading, words before the form, the form and its fields.
 *
 * What happens when something is typed is `form.js`'s affair.
 */

import { button, make } from "../draw.js";
import { kinds, spokenOf } from "../kinds.js";
import { capital, numberWord, t, tn } from "../language.js";

/** @typedef {import("../types").Shape} Shape */
/** @typedef {import("../types").Field} Field */
/** @typedef {"h2" | "h3" | "h4"} Heading the level of headings inside the form, one below its own */
/** @typedef {{field: Field, drawn: import("../types").Drawn}} Asked */

/**
 * @param {Shape} shape
 * @param {{act(action: string): void, clock?: import("../types").Place["clock"]}} person what to do when a
 *   button is pressed, and where a running clock is remembered
 * @param {HTMLElement} element where it will stand
 */
export function drawSheet(shape, person, element) {
  const prefix = freePrefix(shape.id);
  const id = (/** @type {string[]} */ ...parts) => [prefix, ...parts].join("-");
  /** @type {Map<string, Asked>} */
  const fields = new Map();
  /** @type {((byHand: boolean) => void)[]} */
  const followers = [];
  /** @type {Set<string>} phrases that the person leaves as they are */
  const hushed = new Set();
  /** @type {import("../types").Place} */
  const place = {
    exercise: shape.id,
    id,
    answer: (name) => fields.get(name)?.drawn.read() ?? null,
    words(name) {
      const asked = fields.get(name);
      return asked ? spokenOf(asked.field, asked.drawn.read()) : "";
    },
    follow: (then) => void followers.push(then),
    hushed,
    clock: person.clock,
  };
  const standing = headingAbove(element, shape.title);
  const title = standing ?? make(shape.level === 2 ? "h2" : "h3", { id: id("title") }, shape.title);
  title.id ||= id("title");
  const below = /** @type {Heading} */ (`h${Number(title.tagName.slice(1)) + 1}`);
  title.tabIndex = -1;
  const form = make("form", {
    id: id("form"), class: "sheet", "data-exercise": shape.id, "data-save-state": "idle", novalidate: true,
    autocomplete: "off", "aria-labelledby": title.id,
  });
  const which = make("p", { class: "tool which", hidden: true });
  const others = make("p", { class: "tool others", role: "status", hidden: true },
    t("This sheet was also changed in another window. Both are kept; the later words are shown."));
  form.append(which, others, ...drawFields(shape, place, fields, below));
  const acts = make("div", { class: "acts" },
    button(t("Look it over"), () => person.act("look-over"), { class: "button", "data-action": "look-over" }),
    shape.entries === "many" &&
      button(t("Start another sheet"), () => person.act("new-entry"), { "data-action": "new-entry" }));
  const undo = button(t("Undo last change"), () => person.act("undo"), { class: "quiet", "data-action": "undo", hidden: true });
  acts.append(undo);
  const head = [standing ? null : title, ...words(shape), privacy(), care(shape, below)].filter((node) => node !== null);
  return { id, title, below, head, form, fields, which, others, acts, undo, followers, hushed };
}

/**
 * The heading of the page's section, when it says already what the form would: nothing is said twice.
 * @param {HTMLElement} element
 * @param {string} title
 */
function headingAbove(element, title) {
  const heading = /** @type {HTMLElement | null | undefined} */ (element.closest("section")?.querySelector(":scope > :is(h1, h2, h3)"));
  const plain = (/** @type {string | null} */ words) => (words ?? "").trim().toLowerCase();
  return heading && plain(heading.textContent) === plain(title) ? heading : null;
}

/**
 * Show an element that may stand in something closed, and put the focus on it.
 * @param {HTMLElement} target
 */
export function reveal(target) {
  for (let box = target.closest("details"); box; box = box.parentElement?.closest("details") ?? null) {
    if (target.tagName !== "SUMMARY" || target.parentElement !== box) box.open = true;
  }
  target.focus();
}

/**
 * @param {Shape} shape
 * @param {import("../types").Place} place
 * @param {Map<string, Asked>} fields
 * @param {Heading} below
 */
function drawFields(shape, place, fields, below) {
  const drawn = shape.fields.flatMap((field) => {
    const kind = kinds[field.kind];
    if (!kind) return [];
    const made = { field, drawn: kind.draw(field, place) };
    fields.set(field.name, made);
    return [made];
  });
  const elements = (/** @type {Asked[]} */ some) => inGroups(shape, place, some, below);
  const core = drawn.filter(({ field }) => field.core);
  const rest = drawn.filter(({ field }) => !field.core);
  if (!core.length || !rest.length) return elements(drawn);
  const further = make("details", { "data-further": true },
    make("summary", {}, t("Go further, if you like")), make("div", {}, ...elements(rest)));
  return [...elements(core), further];
}

/**
 * The fields with their group's title before the first of each group. A group lasts until the next.
 * @param {Shape} shape
 * @param {import("../types").Place} place
 * @param {Asked[]} some
 * @param {Heading} below
 */
function inGroups(shape, place, some, below) {
  /** @type {Map<string, string>} */
  const titles = new Map();
  let title = "";
  for (const field of shape.fields) titles.set(field.name, (title = field.group || title));
  /** @type {HTMLElement[]} */
  const elements = [];
  let standing = "";
  for (const { field, drawn } of some) {
    const wanted = titles.get(field.name) ?? "";
    if (!wanted) elements.push(drawn.element);
    else if (wanted === standing) elements[elements.length - 1].append(drawn.element);
    else {
      const id = place.id(field.name, "group");
      const head = make(below, { id }, wanted);
      elements.push(make("div", { class: "group", role: "group", "aria-labelledby": id }, head, drawn.element));
    }
    standing = wanted;
  }
  return elements;
}

/** @param {Shape} shape the words under the heading: what it is, and how long it takes */
function words(shape) {
  const intro = String(shape.intro ?? "").split(/\n\s*\n/).map((one) => one.trim()).filter(Boolean);
  const told = /\bminutes?\b/.test(intro.join(" ")); // the worksheet says it in its own words
  return [...intro.map((said) => make("p", {}, said)), told ? null : make("p", { class: "howlong" }, howLong(shape))];
}

/** @param {Shape} shape */
export function howLong(shape) {
  const all = shape.fields.filter(({ kind }) => !kinds[kind]?.silent && !kinds[kind]?.made);
  const sure = all.filter((field) => !field.show_when);
  const asked = sure.length ? sure : all;
  const core = asked.filter((field) => field.core).length;
  const more = all.some((field) => !field.core);
  const empty = asked.length === 1 ? t("You can leave it empty.") : t("Any of them can stay empty.");
  const count = core && more ? core : asked.length;
  const questions = tn("One question", "{number} questions", count, { number: numberWord(count) });
  if (core && more) {
    const first = t("{questions}, about two minutes.", { questions: capital(questions) });
    return `${first} ${t("There are more below, if you like.")} ${empty}`;
  }
  if (!shape.minutes) return `${capital(questions)}. ${empty}`;
  const minutes = tn("about a minute", "about {number} minutes", shape.minutes, { number: numberWord(shape.minutes) });
  return `${capital(questions)}, ${minutes}. ${empty}`;
}

/** The sentence at the head of every form; the page's first form says the rest of it too. */
function privacy() {
  if (document.querySelector(".privacy")) {
    return make("p", { class: "privacy" }, t("Nobody is watching what you type here."));
  }
  if (!hasSupport()) {
    return make("p", { class: "privacy" }, t("Nobody is watching what you type here. It goes into your own file, and no one is alerted by it."));
  }
  const link = make("a", { href: "#support" }, t("the way to one"));
  const said = t("Nobody is watching what you type here. It goes into your own file, and no one is alerted by it. When you want a person, {link} is on every page.");
  const [before, after = ""] = said.split("{link}");
  return make("p", { class: "privacy" }, before, link, after);
}

/** @param {Shape} shape the caution that comes before the form @param {Heading} below */
function care({ caution }, below) {
  if (!caution) return null;
  const said = caution.text.split(/\n\s*\n/).map((one) => one.trim()).filter(Boolean);
  const harm = caution.link === "discomfort-or-harm"
    ? make("a", { href: "00-welcome.ipynb#exercise-discomfort-or-harm" }, t("Discomfort or harm?"))
    : null;
  return make("div", { class: "care" },
    make(below, {}, caution.title),
    ...said.map((one) => make("p", {}, one)),
    make("p", { class: "links" }, harm,
      hasSupport() && make("a", { href: "#support" }, t("Talk to someone now"))));
}

/** Whether this is one of the workbook's own pages, which all have the helplines in their footer. */
function hasSupport() {
  return document.body.classList.contains("secure-base");
}

/** @param {string} exercise an id prefix that no other form in the page has */
function freePrefix(exercise) {
  let prefix = exercise;
  for (let n = 2; document.getElementById(`${prefix}-form`); n += 1) prefix = `${exercise}-${n}`;
  return prefix;
}
