import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { mock } from "node:test";
import { all, choose, drawOne, one, pause, press, type } from "./page.js";
import { kinds, spokenOf, textOf } from "../../../widgets/secure_base/forms/kinds.js";
import { SHAPES } from "../../../widgets/secure_base/forms/kinds/figure.js";
import { fill } from "../../../widgets/secure_base/forms/kinds/script.js";

test("number: digits, a comma or a point; what cannot be read is told and not kept", () => {
  const drawn = drawOne(kinds.number, { kind: "number", unit: "minutes", min: 0, max: 60 });
  assert.match(one("input").getAttribute("aria-describedby"), /tea-cup-unit/);
  for (const [typed, value, said] of [
    ["12", 12, null], ["", null, null], ["2.5", null, /whole number/], ["-1", null, /0 or more/], ["61", null, /60 or less/],
    ["soon", null, /could not read/], [" 7 ", 7, null],
  ]) {
    one("input").value = typed;
    assert.equal(drawn.read(), value, typed);
    if (said) assert.match(drawn.mistake(), said);
    else assert.equal(drawn.mistake(), null);
  }
  const loose = drawOne(kinds.number, { kind: "number", whole: false });
  one("input").value = "2,5";
  assert.equal(loose.read(), 2.5);
  loose.write(0);
  assert.equal(loose.read(), 0);
  assert.equal(textOf({ kind: "number", unit: "minutes" }, 0), "0 minutes");
});

test("choices: several, own words beside them, in the worksheet's order", () => {
  const drawn = drawOne(kinds.choices, { kind: "choices", options: { a: "A friend", b: "Family" }, other: true });
  choose(one('[value="b"]'));
  choose(one('[value="a"]'));
  type(one("#tea-cup-other"), "a dog, the bus driver");
  assert.deepEqual(drawn.read(), ["a", "b", "a dog", "the bus driver"]);
  drawn.write(["b", "a cat"]);
  assert.deepEqual(drawn.read(), ["b", "a cat"]);
  drawn.write(null);
  assert.equal(drawn.read(), null);
  const field = { kind: "choices", options: { a: "A friend" } };
  assert.equal(textOf(field, ["a", "a dog"]), "A friend; a dog");
});

test("date: a day, and a day that cannot be read", () => {
  const drawn = drawOne(kinds.date, { kind: "date" });
  drawn.write("2026-04-01");
  assert.equal(drawn.read(), "2026-04-01");
  drawn.write(null);
  assert.equal(drawn.read(), null);
  Object.defineProperty(one("input"), "validity", { value: { badInput: true } });
  assert.match(drawn.mistake(), /could not read that date/);
});

test("people: added, removed, empty ones left out, focus never lost", () => {
  const drawn = drawOne(kinds.people, { kind: "people", detail: "How", most: 3 });
  assert.equal(drawn.read(), null);
  type(all("textarea")[0], "Amina");
  one("[data-action=add-person]").click();
  assert.equal(document.activeElement, all("textarea")[2]);
  type(all("textarea")[3], "by letter");
  assert.deepEqual(drawn.read(), [{ name: "Amina", detail: "" }, { name: "", detail: "by letter" }]);
  one("[data-action=add-person]").click();
  assert.equal(one("[data-action=add-person]").hidden, true);
  all("li .quiet")[0].click();
  assert.deepEqual(drawn.read(), [{ name: "", detail: "by letter" }]);
  assert.match(one("[role=status]").textContent, /Amina is off the list/);
  assert.ok(document.activeElement.closest("li"));
  drawn.write([{ name: "Jo", detail: "" }, { name: "Li", detail: "x" }]);
  assert.deepEqual(drawn.read(), [{ name: "Jo", detail: "" }, { name: "Li", detail: "x" }]);
  assert.match(all("label")[2].textContent, /Name, person 2/);
});

test("checklist: an example line opens with its tick", () => {
  const drawn = drawOne(kinds.checklist, { kind: "checklist", options: { a: "Phone", b: "Quiet" }, example: "Last time" });
  const [line] = all("textarea");
  assert.equal(line.hidden, true);
  choose(one('[value="a"]'));
  assert.equal(line.hidden, false);
  assert.equal(line.getAttribute("aria-label"), "Phone: Last time");
  type(line, "Tuesday");
  choose(one('[value="b"]'));
  assert.deepEqual(drawn.read(), { a: "Tuesday", b: "" });
  drawn.write({ b: "x" });
  assert.deepEqual(drawn.read(), { b: "x" });
  drawn.write(null);
  assert.equal(drawn.read(), null);
});

const LADDER = {
  kind: "steps", item: "Step", most: 3, ordered_by: "hard",
  of: [{ name: "what", kind: "line", ask: "What?" }, { name: "hard", kind: "scale", ask: "How hard?", low: "easy", high: "hard" }],
};
const RUNGS = [{ id: "a", what: "Hello", hard: 5 }, { id: "b", what: "Ask", hard: 2 }, { id: "c", what: "Stay" }];

test("steps: come back equal, and empty ones are left out", () => {
  const drawn = drawOne(kinds.steps, LADDER);
  assert.equal(drawn.read(), null);
  drawn.write(RUNGS);
  assert.deepEqual(drawn.read(), RUNGS);
  assert.equal(one("[data-action=add-step]").hidden, true);
  drawn.write(null);
  assert.equal(drawn.read(), null);
  assert.equal(all("li[data-step]").length, 1);
});

test("steps: moved by button, focus stays on the step, and it is said", () => {
  const drawn = drawOne(kinds.steps, LADDER);
  drawn.write(RUNGS);
  const down = one('[data-step="a"] [data-action=step-down]');
  down.focus();
  down.click();
  assert.deepEqual(drawn.read().map(({ id }) => id), ["b", "a", "c"]);
  assert.equal(document.activeElement, down);
  assert.match(one("[role=status]").textContent, /“Hello” is now 2 of 3/);
  down.click();
  assert.equal(document.activeElement, one('[data-step="a"] [data-action=step-up]'));
});

test("steps: moved by Alt and an arrow key from inside a field", () => {
  const drawn = drawOne(kinds.steps, LADDER);
  drawn.write(RUNGS);
  const line = one('[data-step="c"] input');
  line.focus();
  press(line, "ArrowUp", { altKey: true });
  assert.deepEqual(drawn.read().map(({ id }) => id), ["a", "c", "b"]);
  assert.equal(document.activeElement, line);
  press(line, "ArrowUp");
  assert.deepEqual(drawn.read().map(({ id }) => id), ["a", "c", "b"]);
});

test("steps: put in order on request, those without a number last", () => {
  const drawn = drawOne(kinds.steps, LADDER);
  drawn.write([RUNGS[2], ...RUNGS.slice(0, 2)]);
  one("[data-action=sort-steps]").click();
  assert.deepEqual(drawn.read().map(({ id }) => id), ["b", "a", "c"]);
});

test("steps: taken out, and the next one is at hand", () => {
  const drawn = drawOne(kinds.steps, LADDER);
  drawn.write(RUNGS);
  one('[data-step="b"] [data-action=remove-step]').click();
  assert.deepEqual(drawn.read().map(({ id }) => id), ["a", "c"]);
  assert.equal(document.activeElement, one('[data-step="c"] textarea'));
  assert.deepEqual(all("legend").map((legend) => legend.textContent).filter((words) => words.startsWith("Step")), ["Step 1", "Step 2"]);
});

test("ratings: minutes are counted by the clock on the wall, also through a locked phone", () => {
  mock.timers.enable({ apis: ["setInterval", "Date"], now: 0 });
  try {
    const drawn = drawOne(kinds.ratings, { kind: "ratings", minutes: 5, low: "gone", high: "strong" });
    assert.equal(one("[data-action=stop-ratings]").hidden, true);
    one("[data-action=start-ratings]").click();
    assert.match(one("[role=status]").textContent, /Minute 0 of 5/);
    choose(all("[data-now]")[8]);
    assert.deepEqual(drawn.read(), [{ minute: 0, rating: 8 }]);
    mock.timers.tick(60_000);
    assert.match(one("[role=status]").textContent, /Minute 1 of 5/);
    assert.equal(all("[data-now]").some((radio) => radio.checked), false);
    mock.timers.setTime(3 * 60_000 + 30_000);
    document.dispatchEvent(new Event("visibilitychange"));
    assert.match(one("[role=status]").textContent, /Minute 3 of 5/);
    choose(all("[data-now]")[2]);
    assert.deepEqual(drawn.read(), [{ minute: 0, rating: 8 }, { minute: 3, rating: 2 }]);
    mock.timers.tick(3 * 60_000);
    assert.match(one("[role=status]").textContent, /last minute/);
    assert.equal(one(".live").hidden, true);
    drawn.leave();
  } finally {
    mock.timers.reset();
  }
});

test("ratings: written in by hand, and carried on from where they stopped", () => {
  const drawn = drawOne(kinds.ratings, { kind: "ratings", minutes: 5 });
  const minutes = all("select");
  assert.equal(minutes.length, 6);
  minutes[2].value = "7";
  minutes[2].dispatchEvent(new Event("change", { bubbles: true }));
  assert.deepEqual(drawn.read(), [{ minute: 2, rating: 7 }]);
  assert.equal(one("[data-action=start-ratings]").textContent, "Carry on from here");
  one("[data-action=start-ratings]").click();
  assert.match(one("[role=status]").textContent, /Minute 3 of 5/);
  one("[data-action=stop-ratings]").click();
  assert.match(one("[role=status]").textContent, /Stopped/);
  drawn.write([{ minute: 0, rating: 0 }]);
  assert.deepEqual(drawn.read(), [{ minute: 0, rating: 0 }]);
  drawn.leave();
});

const PLANE = { kind: "plane", across: { ask: "Worry", low: "none", high: "much" }, up: { ask: "Holding back", low: "none", high: "much" } };

test("plane: unanswered until touched; the middle can be chosen with a key", () => {
  const drawn = drawOne(kinds.plane, PLANE);
  const [across, up] = all("input[type=range]");
  assert.equal(drawn.read(), null);
  assert.equal(across.getAttribute("aria-valuetext"), "Not answered");
  press(across, "Enter");
  assert.deepEqual(drawn.read(), { across: 5 });
  type(up, "0");
  assert.deepEqual(drawn.read(), { across: 5, up: 0 });
  assert.equal(one(".point").getAttribute("cx"), "130");
  all(".dial-head .quiet")[0].click();
  assert.deepEqual(drawn.read(), { up: 0 });
  assert.equal(one(".point").hasAttribute("hidden"), true);
  drawn.write({ across: 10, up: 10 });
  assert.deepEqual(drawn.read(), { across: 10, up: 10 });
  drawn.write(null);
  assert.equal(drawn.read(), null);
});

const BODY = { places: ["head", "chest", "heart", "skin"], families: [{ name: "Hot", words: ["warm", "tight"] }] };

test("body: the drawing and the list are the same choice", () => {
  const drawn = drawOne(kinds.body, { kind: "body", vocabulary: BODY });
  const chest = one('[data-place="chest"]');
  assert.equal(chest.getAttribute("role"), "checkbox");
  chest.dispatchEvent(new Event("click"));
  assert.equal(chest.getAttribute("aria-checked"), "true");
  assert.equal(one('input[value="chest"]').checked, true);
  choose(one('input[value="skin"]'));
  choose(one('input[value="tight"]'));
  type(one("#tea-cup-other"), "like a drum");
  assert.deepEqual(drawn.read(), { places: ["chest", "skin"], words: ["tight", "like a drum"] });
  assert.equal(one("[data-chosen]").textContent, "tight, like a drum, in: chest, skin");
  drawn.write({ places: ["head"] });
  assert.deepEqual(drawn.read(), { places: ["head"] });
  assert.equal(chest.getAttribute("aria-checked"), "false");
  drawn.write(null);
  assert.equal(drawn.read(), null);
});

test("body: one stop for Tab, arrows go round the drawing, space chooses", () => {
  drawOne(kinds.body, { kind: "body", vocabulary: BODY });
  const stops = () => all('.region[tabindex="0"]').map((region) => region.dataset?.place ?? region.getAttribute("data-place"));
  assert.equal(stops().length, 1);
  const [first] = all(".region");
  press(first, "ArrowRight");
  assert.equal(stops().length, 1);
  assert.equal(document.activeElement, all(".region")[1]);
  const pressed = press(all(".region")[1], " ");
  assert.equal(pressed.defaultPrevented, true);
  assert.equal(all(".region")[1].getAttribute("aria-checked"), "true");
});

test("body: every place of the figure is in the vocabulary", () => {
  const words = readFileSync("data/vocabularies/body.yaml", "utf8").match(/^places: \[(.*)\]$/m)[1].split(", ");
  for (const place of Object.keys(SHAPES)) assert.ok(words.includes(place), place);
});

const SAID = { kind: "script", lines: [{ when: ["seen", "felt"], say: "When {seen}, I felt {felt}." }, { when: ["seen"], say: "I saw {seen}." }] };

test("script: made from answers, changed with them until a word is changed by hand", () => {
  const answers = {};
  const drawn = drawOne(kinds.script, SAID, answers);
  const follow = (byHand = true) => drawn.followers.forEach((then) => then(byHand));
  assert.equal(drawn.element.classList.contains("waiting"), true);
  answers.seen = "Rain.";
  follow();
  assert.equal(drawn.read(), "I saw Rain.");
  assert.equal(drawn.element.classList.contains("waiting"), false);
  answers.felt = "small";
  follow();
  assert.equal(drawn.read(), "When Rain, I felt small.");
  type(one("textarea"), "My own words.");
  answers.felt = "tall";
  follow();
  assert.equal(drawn.read(), "My own words.");
  assert.equal(one("[data-action=start-again]").hidden, false);
  one("[data-action=start-again]").click();
  assert.equal(drawn.read(), "When Rain, I felt tall.");
});

test("script: showing stored answers writes nothing by itself", () => {
  const drawn = drawOne(kinds.script, SAID, { seen: "Rain." });
  drawn.followers.forEach((then) => then(false));
  assert.equal(drawn.read(), null);
  drawn.write("Mine.");
  drawn.followers.forEach((then) => then(true));
  assert.equal(drawn.read(), "Mine.");
});

test("script: a sentence reads in JavaScript as it does in Python", () => {
  for (const { say, spoken, made } of JSON.parse(readFileSync("tests/program/scripts.json", "utf8"))) {
    assert.equal(fill(say, (name) => spoken[name] ?? ""), made, say);
  }
});

test("script: read aloud only by a voice of this device", () => {
  const voices = [{ localService: false, lang: "en-GB" }];
  globalThis.speechSynthesis = { getVoices: () => voices, speaking: false, cancel() {}, addEventListener() {}, removeEventListener() {} };
  try {
    const drawn = drawOne(kinds.script, SAID);
    drawn.write("Words.");
    assert.equal(one("[data-action=read-aloud]").hidden, true);
    voices.push({ localService: true, lang: "fr-FR" });
    drawn.write("Words too.");
    assert.equal(one("[data-action=read-aloud]").hidden, true);
    voices.push({ localService: true, lang: "en_US" });
    drawn.write("Words again.");
    assert.equal(one("[data-action=read-aloud]").hidden, false);
  } finally {
    delete globalThis.speechSynthesis;
  }
});

test("script: without a clipboard the words are marked for copying", async () => {
  const drawn = drawOne(kinds.script, SAID);
  drawn.write("Words.");
  document.execCommand = () => false;
  one("[data-action=copy]").click();
  await pause();
  assert.match(one("span[role=status]").textContent, /The words are marked|Copied/);
});

test("answers inside a sentence read as a person says them", () => {
  assert.equal(spokenOf({ kind: "words" }, ["warm", "tired", "left out"]), "warm, tired and left out");
  assert.equal(spokenOf({ kind: "choice", options: { a: "Away", i: "I froze" } }, "a"), "away");
  assert.equal(spokenOf({ kind: "choice", options: { i: "I froze" } }, "i"), "I froze");
  assert.equal(spokenOf({ kind: "people" }, [{ name: "Amina", detail: "x" }, { name: "Jo" }]), "Amina and Jo");
  assert.equal(spokenOf({ kind: "body" }, { places: ["chest"], words: [] }), "chest");
});
