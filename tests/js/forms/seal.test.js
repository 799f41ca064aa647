import assert from "node:assert/strict";
import test from "node:test";
import { all, one, pause, place, shapeOf, type } from "./page.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount as earlier } from "../../../widgets/secure_base/forms/earlier.js";
import { mount as form } from "../../../widgets/secure_base/forms/form.js";

const SHAPE = shapeOf([
  { name: "letter", kind: "paragraph", ask: "Your letter" }, { name: "open_on", kind: "date", ask: "On which day?" },
], { id: "letter", title: "A letter", entries: "one", sealed_until: "open_on" });
const ID = "e".repeat(32);
const at = "2026-03-10T10:00:00Z";
const written = (answers, more = {}) => ({ id: ID, revision: 2, at, first_at: at, answers, ...more });
const CLOSED = written({ open_on: "2999-03-03" }, { sealed: "2999-03-03" });
const WHOLE = written({ letter: "Dear me", open_on: "2999-03-03" });

function drawn(mount, answers) {
  const element = place();
  const channel = createChannel();
  const asked = [];
  let ear;
  mount(element, SHAPE, channel);
  channel.attach({
    send(message) {
      asked.push(message);
      if (answers[message.type]) setTimeout(() => ear({ ...answers[message.type], serial: message.serial }), 1);
    },
    listen: (heard) => { ear = heard; },
  });
  return { element, asked };
}

test("a closed letter says on which day it opens, and its form is away", async () => {
  const { element, asked } = drawn(form, { hello: { type: "entries", entries: [CLOSED] }, unseal: { type: "sealed", sheet: WHOLE } });
  await pause(10);
  assert.match(asked[0].day, /^\d{4}-\d\d-\d\d$/);
  assert.equal(one("form", element).hidden, true);
  assert.match(one(".sealed", element).textContent, /Closed\. It opens on .*3 March 2999\./);
  one("[data-action=unseal]", element).click();
  await pause(10);
  assert.equal(one("form", element).hidden, false);
  assert.equal(one(".sealed", element).hidden, true);
  assert.equal(one("[name=letter]", element).value, "Dear me");
});

test("closing the sheet closes the letter, and its words leave the page", async () => {
  const { element, asked } = drawn(form, { hello: { type: "entries", entries: [WHOLE] }, seal: { type: "sealed", sheet: CLOSED } });
  await pause(10);
  one("[data-action=look-over]", element).click();
  one("[data-action=close-sheet]", element).click();
  await pause(40);
  assert.equal(asked.at(-1).type, "seal");
  assert.equal(one("form", element).hidden, true);
  assert.equal(one("[name=letter]", element).value, "");
  assert.ok(!asked.some(({ type: kind }) => kind === "save"), "nothing is written over by an empty page");
});

test("words that are not kept yet are never closed away", async () => {
  const { element, asked } = drawn(form, { hello: { type: "entries", entries: [WHOLE] }, save: { type: "refused", sentence: "Full." } });
  await pause(10);
  type(one("[name=letter]", element), "Dear me, more");
  one("[data-action=look-over]", element).click();
  one("[data-action=close-sheet]", element).click();
  await pause(60);
  assert.ok(!asked.some(({ type: kind }) => kind === "seal"));
  assert.equal(one("[name=letter]", element).value, "Dear me, more");
});

test("a letter without a day, or with one that has come, stays open", async () => {
  for (const answers of [{ letter: "Dear me" }, { letter: "Dear me", open_on: "2020-01-01" }]) {
    const { element, asked } = drawn(form, { hello: { type: "entries", entries: [written(answers)] } });
    await pause(10);
    one("[data-action=look-over]", element).click();
    one("[data-action=close-sheet]", element).click();
    await pause(40);
    assert.ok(!asked.some(({ type: kind }) => kind === "seal"));
    assert.equal(one("form", element).hidden, false);
  }
});

test("looked back at, it is closed as well", async () => {
  const { element } = drawn(earlier, { hello: { type: "earlier", entries: [CLOSED], more: false } });
  await pause(10);
  assert.match(one(".inside", element).textContent, /Closed\. It opens on/);
  assert.equal(all("dl", element).length, 0);
});
