import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause, type } from "./page.js";
import { mount } from "../../../widgets/secure_base/forms/gate.js";

const LOCKED = { type: "gate", locked: true, hands_on: true };
const OPEN = { ...LOCKED, locked: false };
const submit = (element) => one("form.passphrase", element).dispatchEvent(new window.Event("submit", { cancelable: true }));

async function standing(answers) {
  const drawn = draw(mount, {}, answers);
  drawn.attach();
  await pause(150);
  return drawn;
}

test("an open workbook has no gate", async () => {
  const { element } = await standing({ hello: OPEN });
  assert.equal(element.hidden, true);
  assert.equal(one("form", element), null);
});

test("a locked one asks, says what is wrong, and goes away once it is open", async () => {
  const { element, asked } = await standing({
    hello: LOCKED,
    unlock: ({ passphrase }) => passphrase === "the right one" ? OPEN : { type: "refused", sentence: "That is not it." },
  });
  assert.equal(element.hidden, false);
  assert.match(one("[role=status]", element).textContent, /stays in this page until it is open/);
  const input = one("input[autocomplete=current-password]", element);
  assert.equal(document.activeElement, input);
  submit(element);
  assert.equal(one("[role=alert]", element).textContent, "Type a passphrase first.");
  type(input, "the wrong one");
  submit(element);
  await pause(30);
  assert.equal(one("[role=alert]", element).textContent, "That is not it.");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  type(input, "the right one");
  submit(element);
  await pause(30);
  assert.equal(one("form", element), null);
  assert.equal(one("[role=status]", element).textContent, "The workbook is open.");
  assert.deepEqual(asked.map((message) => message.type), ["hello", "unlock", "unlock"]);
});

test("another page that opens it opens this one", async () => {
  const { element, say } = await standing({ hello: LOCKED });
  say(OPEN);
  assert.equal(one("form", element), null);
});

test("where keys are not handed on, each page says that it asks", async () => {
  const { element } = await standing({ hello: { ...LOCKED, hands_on: false } });
  assert.match(one("[role=status]", element).textContent, /each page asks for it/);
});

test("the recovery code opens it with a new passphrase, typed twice the same", async () => {
  const { element, asked } = await standing({ hello: LOCKED, recover: OPEN });
  one("[data-action=use-code]", element).click();
  const [code, first, second] = all("input.short", element);
  assert.equal(code.autocomplete, "off");
  type(code, "7K2M");
  type(first, "four plain words");
  type(second, "four plane words");
  submit(element);
  assert.match(all("[role=alert]", element).find(({ hidden }) => !hidden).textContent, /not the same/);
  assert.equal(asked.some((message) => message.type === "recover"), false);
  type(second, "four plain words");
  submit(element);
  await pause(30);
  const { code: sent, passphrase } = asked.at(-1);
  assert.deepEqual([sent, passphrase], ["7K2M", "four plain words"]);
});

test("with neither, nothing happens before it has been said what will", async () => {
  const { element, asked } = await standing({ hello: LOCKED, "set-aside": { ...OPEN, kept: "my set aside.workbook" } });
  one("[data-action=use-code]", element).click();
  one("[data-action=neither]", element).click();
  assert.match(element.textContent, /it opens as before/);
  assert.deepEqual(asked.map((message) => message.type), ["hello"]);
  one("[data-action=set-aside]", element).click();
  await pause(30);
  assert.match(one("[role=status]", element).textContent, /kept as “my set aside\.workbook”/);
});
