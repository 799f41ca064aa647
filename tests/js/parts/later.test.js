import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, draw, one, pause, type } from "./page.js";
import { nameOf } from "../../../widgets/secure_base/forms/later/question.js";
import { mount as later } from "../../../widgets/secure_base/forms/later.js";

const FIELDS = [
  { name: "sought", kind: "line", ask: "What did you hope to hear?", core: true },
  { name: "relief_hour", kind: "scale", ask: "How much is left after an hour?", min: 0, max: 10, low: "none", high: "all of it" },
  { name: "note", kind: "line", ask: "Anything else?" },
];
const asked = (more = {}) => ({
  entry: "a".repeat(32), exercise: "reassurance-log", title: "Reassurance log", field: "relief_hour",
  say: "An hour ago you asked.", fields: FIELDS, revision: 1, first_at: new Date().toISOString(),
  at: new Date().toISOString(), answers: { sought: "a gasometer" }, ...more,
});
const saved = (message) => ({
  type: "saved", entry: message.entry, revision: 2, at: new Date().toISOString(), answers: { sought: "a gasometer", ...message.answers }, others: false,
});

async function shown(questions, answers = {}) {
  const drawn = draw(later, {}, { hello: { type: "later", asked: questions }, save: saved, ...answers });
  drawn.attach();
  await pause(10);
  return drawn;
}

test("while nothing is asked there is not even a heading", async () => {
  const { element, attach } = draw(later, {}, { hello: { type: "later", asked: [] } });
  assert.equal(element.hidden, true);
  attach();
  await pause(10);
  assert.equal(element.hidden, true);
});

test("the first look shows worksheet and day, closed, and no word of what was written", async () => {
  const { element, asked: requests } = await shown([asked()]);
  assert.equal(element.hidden, false);
  assert.match(requests[0].day, /^\d{4}-\d\d-\d\d$/);
  assert.equal(one("details", element).open, false);
  assert.match(one("summary", element).textContent, /^Reassurance log, \w+day (morning|afternoon|evening|night)$/);
  assert.ok(!one("summary", element).textContent.includes("gasometer"));
  assert.equal(all("[name=relief_hour]", element).length, 12);
});

test("it is answered in place, by its own field alone", async () => {
  const { element, asked: requests } = await shown([asked()]);
  one("details", element).open = true;
  choose(all("[name=relief_hour]", element).find((radio) => radio.value === "4"));
  await pause(20);
  const save = requests.find((request) => request.type === "save");
  assert.deepEqual([save.entry, save.answers, save.base], ["a".repeat(32), { relief_hour: 4 }, 1]);
  assert.equal(one("form", element).dataset.saveState, "saved");
  assert.equal(one("[data-action=not-now]", element).parentElement.hidden, true);
});

test("what is being answered stays when the file has changed; what is not, goes", async () => {
  const other = asked({ entry: "b".repeat(32) });
  let reply = [asked(), other];
  const { element, say } = await shown([], { hello: () => ({ type: "later", asked: reply }) });
  choose(all("[name=relief_hour]", element)[3]);
  await pause(20);
  reply = [];
  say({ type: "changed" });
  await pause(650);
  assert.deepEqual(all("li[data-entry]", element).map((item) => item.dataset.entry), ["a".repeat(32)]);
});

test("no third question takes the place of one that was just answered", async () => {
  const three = ["a", "b", "c"].map((letter) => asked({ entry: letter.repeat(32) }));
  const { element, say } = await shown([], { hello: () => ({ type: "later", asked: three }) });
  say({ type: "changed" });
  await pause(650);
  assert.equal(all("li[data-entry]", element).length, 2);
});

test("not now and leave it empty can each be taken back", async () => {
  for (const action of ["not-now", "leave-empty"]) {
    const { element, asked: requests } = await shown([asked()], {
      [action]: { type: "later", asked: [] }, "after-all": { type: "later", asked: [asked()] },
    });
    one(`[data-action=${action}]`, element).click();
    await pause(10);
    const told = requests.find((request) => request.type === action);
    assert.deepEqual([told.entry, told.field], ["a".repeat(32), "relief_hour"]);
    assert.equal(one("details", element), null);
    one("[data-action=after-all]", element).click();
    await pause(10);
    assert.equal(all("details", element).length > 0, true);
  }
});

test("words that could not be kept stay in the page, and say so", async () => {
  const { element } = await shown([asked({ field: "note" })], {
    save: { type: "refused", sentence: "The disk is full." },
  });
  type(one("[name=note]", element), "still warm");
  one("[name=note]", element).dispatchEvent(new window.Event("change", { bubbles: true }));
  await pause(20);
  assert.equal(one("form", element).dataset.saveState, "failed");
  assert.equal(one("[name=note]", element).value, "still warm");
});

test("a sheet is named by its own moment, and by its date once the weekday alone would not do", () => {
  const fields = [{ name: "when", kind: "moment", ask: "When?" }];
  const name = nameOf({ title: "Log", fields, answers: { when: "2025-03-04T19:05" }, at: new Date().toISOString() });
  assert.equal(name, "Log, Tuesday 4 March 2025, evening");
  assert.match(nameOf({ title: "Log", fields, answers: { when: "0026-03-14" } }), /26$/);
});
