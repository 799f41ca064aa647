import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause } from "./page.js";
import { mount as again } from "../../../widgets/secure_base/forms/again.js";
import { mount as daily } from "../../../widgets/secure_base/forms/daily.js";
import { mount as earlier } from "../../../widgets/secure_base/forms/earlier.js";
import { mount as path } from "../../../widgets/secure_base/forms/path.js";
import { mount as today } from "../../../widgets/secure_base/forms/today.js";

const SESSIONS = { sessions: [
  { n: 0, notebook: "00-welcome", title: "Welcome" },
  { n: 1, notebook: "01-early-maps", title: "How we learned closeness" },
  { n: 2, notebook: "02-triggers", title: "Noticing what sets us off" },
] };
document.body.dataset.baseUrl = "/base/";

test("the path stands before any kernel, and leads to each evening", () => {
  const { element } = draw(path, SESSIONS);
  assert.deepEqual(all("a", element).map((link) => link.getAttribute("href")), [
    "/base/voila/render/00-welcome.ipynb", "/base/voila/render/01-early-maps.ipynb", "/base/voila/render/02-triggers.ipynb",
  ]);
  assert.equal(one("ol", element).getAttribute("start"), "0");
});

test("done, begun and next are said in words, and the one begun is the current step", async () => {
  const { element, attach } = draw(path, SESSIONS, { hello: { type: "path", states: { 0: "done", 1: "begun", 2: "next" } } });
  attach();
  await pause(40);
  assert.deepEqual(all("small", element).map((one) => one.textContent), ["done", "begun", "next"]);
  assert.deepEqual(all("i.arch", element).map((one) => one.className), ["arch done", "arch here", "arch"]);
  assert.equal(one("[aria-current=step]", element).textContent, "How we learned closenessbegun");
});

test("an evening that was missed is begun, and no longer where one is", async () => {
  const { element, attach } = draw(path, SESSIONS, { hello: { type: "path", states: { 0: "done", 1: "begun", 2: "done" } } });
  attach();
  await pause(40);
  assert.deepEqual(all("small", element).map((one) => one.textContent), ["done", "begun", "done"]);
  assert.equal(all("[aria-current]", element).length, 0);
});

test("a suggestion can be opened, left for today, and taken up after all", async () => {
  const suggestion = { notebook: "02-triggers", exercise: "trigger-log", title: "Trigger log", words: "About 2 minutes.", open: "Open it" };
  const { element, attach, asked } = draw(today, {}, {
    hello: { type: "today", suggestion },
    "not-today": { type: "today", suggestion: null, words: "Nothing for today." },
    "after-all": { type: "today", suggestion },
  });
  attach();
  await pause(40);
  assert.match(asked[0].day, /^\d{4}-\d\d-\d\d$/);
  assert.equal(one("a.button", element).getAttribute("href"), "/base/voila/render/02-triggers.ipynb#exercise-trigger-log");
  one("[data-action=not-today]", element).click();
  await pause(40);
  assert.equal(one("p", element).textContent, "Nothing for today.");
  one("[data-action=after-all]", element).click();
  await pause(40);
  assert.equal(one("p b", element).textContent, "Trigger log");
});

test("no line asked for takes no room; one that is asked for stands until it is put away", async () => {
  const line = { entry: "e1", field: "happened", title: "Trigger log", ask: "What happened?", text: "<b>One</b> true thing.", at: "2026-03-03T10:00:00Z" };
  const { element, attach, asked } = draw(again, {}, {
    hello: { type: "lines", lines: [line] }, "put-away": { type: "lines", lines: [] },
  });
  assert.equal(element.hidden, true);
  attach();
  await pause(40);
  assert.equal(element.hidden, false);
  assert.equal(one("blockquote.letter.own", element).textContent, "<b>One</b> true thing.");
  one("[data-action=put-away]", element).click();
  await pause(40);
  assert.deepEqual([asked[1].entry, asked[1].field], ["e1", "happened"]);
  assert.equal(one("blockquote", element), null);
  assert.match(element.textContent, /Put away\. It stays where you wrote it\./);
});

test("earlier entries are closed, and an exercise without any says so kindly", async () => {
  const shape = { id: "tea", title: "Tea", entries: "many", fields: [{ name: "cup", kind: "line", ask: "Which cup?" }] };
  const entry = { id: "e1", revision: 1, first_at: "2026-03-03T10:00:00Z", answers: { cup: "the blue one" } };
  const none = draw(earlier, shape, { hello: { type: "earlier", entries: [], more: false } });
  none.attach();
  await pause(40);
  assert.match(none.element.textContent, /Nothing is written in “Tea” yet/);
  const some = draw(earlier, shape, { hello: { type: "earlier", entries: [entry], more: false } });
  some.attach();
  await pause(40);
  assert.equal(one("details", some.element).open, false);
  assert.equal(one("dd.own", some.element).textContent, "the blue one");
});

test("a daily page is a link once its evening is begun, and says before when it opens", async () => {
  const pages = [
    { exercise: "trigger-log", title: "Trigger log", minutes: 2, notebook: "02-triggers", opens: 2 },
    { exercise: "breathing", title: "Breathing", minutes: 5, notebook: "03-body", opens: 3 },
  ];
  const { element, attach } = draw(daily, { pages }, { hello: { type: "daily", reached: 2 } });
  assert.equal(all("a", element).length, 0);
  attach();
  await pause(40);
  assert.deepEqual(all("a", element).map((link) => link.textContent), ["Trigger log2 minutes"]);
  assert.match(element.textContent, /Breathingopens with session 3/);
});
