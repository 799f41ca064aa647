import assert from "node:assert/strict";
import test, { afterEach } from "node:test";
import { all, choose, leave, one, pause, place, shapeOf, type } from "./page.js";
import { createKernel } from "../harness/kernel.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";
import { inLines } from "../../../widgets/secure_base/forms/sheet/circles.js";
import { howLong } from "../../../widgets/secure_base/forms/sheet/drawing.js";
import { createRunning } from "../../../widgets/secure_base/forms/sheet/running.js";
import { NEWEST } from "../../../widgets/secure_base/forms/sheet/shelf.js";

const LINE = { name: "said", kind: "line", ask: "What do you want to say?", core: true };
const MORE = { name: "more", kind: "line", ask: "More?", core: false };
const SCRIPT = { name: "made", kind: "script", ask: "In one breath", lines: [{ when: ["said"], say: "{said}" }] };
const NOTE = { name: "look", kind: "note", text: "Look around." };
const OLD = { id: "a".repeat(32), revision: 1, at: "2026-03-03T18:20:00Z", first_at: "2026-03-03T18:20:00Z", answers: { said: "Old words." } };

let before;
async function ready(shape, options = {}) {
  before?.destroy();
  const channel = createChannel();
  const kernel = options.kernel ?? createKernel({ one: shape.entries === "one", ...options });
  before = mount(place(), shape, channel);
  channel.attach(kernel.transport());
  await pause();
  return kernel;
}
afterEach(() => window.sessionStorage.clear());

test("the words above a form count what is asked, and promise more only where there is more", () => {
  const told = (...fields) => howLong(shapeOf(fields, { minutes: 3 }));
  assert.equal(told(LINE, { ...SCRIPT, core: true }, { ...NOTE, core: true }), "One question, about three minutes. You can leave it empty.");
  assert.equal(told(LINE, { ...LINE, name: "b" }, { ...SCRIPT, core: false }), "Two questions, about three minutes. Any of them can stay empty.");
  assert.equal(told(LINE, { ...LINE, name: "b" }, MORE), "Two questions, about two minutes. There are more below, if you like. Any of them can stay empty.");
  assert.equal(told(LINE, { ...LINE, name: "b", show_when: { said: ["x"] } }), "One question, about three minutes. You can leave it empty.");
});

const KEPT_CLOSED = shapeOf([LINE], { entries: "one", keep_closed: true });

test("what is kept closed does not come up by itself: a line comes first, and opens it", async () => {
  await ready(KEPT_CLOSED, { entries: [OLD] });
  assert.equal(one("form").hidden, true);
  assert.equal(one("[name=said]").value, "");
  assert.doesNotMatch(document.body.textContent, /Old words/);
  assert.match(one(".kept-closed").textContent, /You answered this on 3 March/);
  one("[data-action=open-answers]").click();
  assert.equal(one("form").hidden, false);
  assert.equal(one("[name=said]").value, "Old words.");
  assert.equal(one(".kept-closed").hidden, true);
  one("[data-action=look-over]").click();
  one("[data-action=close-sheet]").click();
  await pause();
  assert.equal(one("form").hidden, true);
  assert.equal(one("[name=said]").value, "");
  assert.equal(document.activeElement, one("[data-action=open-answers]"));
});

test("what is kept closed for the first time stays open while it is written", async () => {
  const kernel = await ready(KEPT_CLOSED);
  type(one("[name=said]"), "New");
  leave(one("[name=said]"));
  await pause(20);
  assert.equal(kernel.saves().length, 1);
  assert.equal(one("form").hidden, false);
  assert.equal(one("[name=said]").value, "New");
  assert.equal(one(".kept-closed").hidden, true);
});

test("who writes before the file is there keeps writing, and the earlier words stay closed", async () => {
  before?.destroy();
  const channel = createChannel();
  const kernel = createKernel({ one: true, entries: [{ ...OLD, answers: { said: "Old words.", more: "Old too." } }] });
  before = mount(place(), { ...KEPT_CLOSED, fields: [LINE, MORE] }, channel);
  type(one("[name=said]"), "New");
  channel.attach(kernel.transport());
  await pause(400);
  assert.equal(one("form").hidden, false);
  assert.equal(one("[name=more]").value, "");
  assert.deepEqual(kernel.latest(OLD.id).answers, { said: "New", more: "Old too." });
  one("[data-action=open-answers]").click();
  assert.equal(one("[name=more]").value, "Old too.");
});

const TWELVE = Array.from({ length: 12 }, (_none, number) => {
  const at = `2026-02-${String(number + 10)}T10:00:00Z`;
  return { id: String(number).padStart(32, "0"), revision: 1, at, first_at: at, answers: { said: `Words ${number}.` } };
});

test("the newest earlier sheets are in the page, closed; the others when they are opened", async () => {
  await ready(shapeOf([LINE]), { entries: TWELVE });
  const lines = all("li[data-entry]");
  assert.equal(lines.length, 12);
  assert.equal(lines.filter((line) => /Words \d+\./.test(line.textContent)).length, NEWEST);
  assert.match(lines[0].textContent, /Words 11\./);
  assert.ok(lines.every((line) => !one("details", line).open));
  assert.doesNotMatch(lines[11].textContent, /Words/);
  one("details", lines[11]).open = true;
  one("details", lines[11]).dispatchEvent(new window.Event("toggle"));
  await pause();
  assert.match(lines[11].textContent, /Words 0\./);
});

test("earlier sheets of what is kept closed are drawn when they are opened", async () => {
  await ready(shapeOf([LINE], { keep_closed: true }), { entries: TWELVE });
  assert.equal(all("li[data-entry]").length, 12);
  assert.doesNotMatch(document.body.textContent, /Words/);
});

const PEOPLE = { kind: "people", detail: "Where", most: 6, core: true };
const CIRCLES = shapeOf([
  { ...PEOPLE, name: "close", ask: "Who is close?" }, { ...PEOPLE, name: "known", ask: "Whom do you know?" },
], { entries: "one", circles: ["close", "known"] });

test("circles: the names in a picture for the eye, and beside it as a list", async () => {
  await ready(CIRCLES);
  assert.equal(one("figure.circles").hidden, true);
  type(one("[name=close]"), "Amina <3");
  assert.equal(one("figure.circles").hidden, false);
  assert.equal(one("figure.circles svg").getAttribute("aria-hidden"), "true");
  assert.deepEqual(all("figure.circles text").map((text) => text.textContent), ["Amina <3"]);
  assert.deepEqual(all("figure.circles dt").map((dt) => dt.textContent), ["Who is close?", "Whom do you know?"]);
  assert.deepEqual(all("figure.circles dd").map((dd) => dd.textContent), ["Amina <3", "Nobody just now"]);
});

test("circles: names fill a line before they begin another; one that is too long is cut in the picture alone", () => {
  assert.deepEqual(inLines(["Jo", "Sue", "Anna"], 80), ["Jo · Sue", "Anna"]);
  assert.deepEqual(inLines(["The dogs of the park"], 80), ["The dog…"]);
  assert.deepEqual(inLines(["WWWWWWWWWW", "語語語語語語"], 80), ["WWWW…", "語語語語…"]);
  assert.deepEqual(inLines([], 80), []);
});

const WAVE = { name: "wave", kind: "ratings", ask: "How strong?", minutes: 15, low: "gone", high: "strong", core: true };

for (const entries of ["one", "many"]) {
  test(`a running clock goes on by the wall clock when the page is loaded again (${entries})`, async () => {
    const shape = shapeOf([WAVE], { id: "ride", entries });
    const kernel = await ready(shape);
    one("[data-action=start-ratings]").click();
    choose(all("[data-now]")[8]);
    await pause(400);
    const kept = Object.entries({ ...window.sessionStorage });
    assert.equal(kept.length, 1);
    assert.match(kept[0][0], /^secure-base:running:ride:[0-9a-f]{32}:wave$/);
    assert.match(kept[0][1], /^\d{13}$/);
    const begun = Number(kept[0][1]) - 2 * 60_000;
    window.sessionStorage.setItem(kept[0][0], String(begun)); // two minutes later
    await ready(shape, { kernel });
    assert.match(one("fieldset [role=status]").textContent, /Minute 2 of 15/);
    assert.equal(one(".live").hidden, false);
    choose(all("[data-now]")[5]);
    await pause(400);
    assert.equal(kernel.kept.size, 1);
    assert.deepEqual([...kernel.kept.values()][0].at(-1).answers.wave, [{ minute: 0, rating: 8 }, { minute: 2, rating: 5 }]);
    one("[data-action=stop-ratings]").click();
    assert.equal(window.sessionStorage.length, 0);
  });
}

test("a clock that ran out meanwhile says so, and another sheet has no clock running", async () => {
  const shape = shapeOf([WAVE], { id: "ride" });
  window.sessionStorage.setItem(`secure-base:running:ride:${"b".repeat(32)}:wave`, String(Date.now() - 3_600_000));
  await ready(shape);
  assert.match(one("fieldset [role=status]").textContent, /last minute/);
  assert.equal(window.sessionStorage.length, 0);
  one("[data-action=start-ratings]").click();
  one("[data-action=new-entry]").click();
  assert.equal(one(".live").hidden, true);
  assert.doesNotMatch(one("fieldset [role=status]").textContent, /Minute/);
});

test("the quick exit leaves no clock behind", () => {
  const running = createRunning("ride");
  running.keep("c".repeat(32), "wave", 1);
  window.dispatchEvent(new window.Event("pagehide"));
  assert.equal(window.sessionStorage.length, 1);
  document.documentElement.dataset.leaving = "";
  window.dispatchEvent(new window.Event("pagehide"));
  delete document.documentElement.dataset.leaving;
  assert.equal(window.sessionStorage.length, 0);
  running.stop();
});
