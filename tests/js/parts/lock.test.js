import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause, type } from "./page.js";
import { mount } from "../../../widgets/secure_base/forms/keeping.js";

const NONE = { type: "keeping", passphrase: false, read_only: false, can_lock: true, hands_on: true, ask_code: false };
const SET = { ...NONE, passphrase: true };
const CODE = "7K2M-Q4ZT-0D8N-XW5C-RJ3H-61VB-PEGA";
const submit = (element) => one("form.passphrase", element).dispatchEvent(new window.Event("submit", { cancelable: true }));

async function standing(answers) {
  const drawn = draw(mount, {}, answers);
  drawn.attach();
  await pause(30);
  return drawn;
}

test("a passphrase is added, and the code stands until it is written down", async () => {
  let standingNow = NONE;
  const { element } = await standing({
    hello: () => standingNow,
    "add-passphrase": () => {
      standingNow = SET;
      return { type: "code", code: CODE };
    },
  });
  one("[data-action=add-passphrase]", element).click();
  for (const input of all("input[autocomplete=new-password]", element)) type(input, "four plain words");
  submit(element);
  await pause(60);
  assert.equal(one(".code", element).textContent, CODE);
  assert.equal(one("[data-action=lock]", element), null, "the code first");
  const leaving = new window.Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  assert.equal(leaving.defaultPrevented, true);
  one("[data-action=code-written]", element).click();
  await pause(60);
  assert.equal(element.textContent.includes("7K2M"), false);
  assert.ok(one("[data-action=lock]", element));
  const after = new window.Event("beforeunload", { cancelable: true });
  window.dispatchEvent(after);
  assert.equal(after.defaultPrevented, false);
});

test("what will not do is said at its line", async () => {
  const { element } = await standing({
    hello: SET, "change-passphrase": { type: "refused", sentence: "Choose at least 8 characters.", field: "passphrase" },
  });
  one("[data-action=change-passphrase]", element).click();
  for (const input of all("form.passphrase input.short", element)) type(input, "short");
  submit(element);
  await pause(30);
  const wrong = one("[aria-invalid=true]", element);
  assert.equal(wrong.autocomplete, "new-password");
  assert.equal(document.activeElement, wrong);
});

test("in week two it asks once after the code", async () => {
  const { element, asked } = await standing({ hello: { ...SET, ask_code: true }, "code-asked": { type: "noted" }, "try-code": { type: "code-fits" } });
  assert.match(element.textContent, /Can you still find your recovery code\?/);
  one("[data-action=code-found]", element).click();
  await pause(30);
  assert.equal(element.textContent.includes("Can you still find"), false);
  assert.ok(asked.some((message) => message.type === "code-asked"));
  type(one("form.passphrase input.short", element), CODE);
  submit(element);
  await pause(30);
  assert.match(element.textContent, /That is the one/);
});

test("a notebook that is no page offers no lock to press", async () => {
  const { element } = await standing({ hello: { ...SET, can_lock: false } });
  assert.equal(one("[data-action=lock]", element), null);
  assert.ok(one("[data-action=change-passphrase]", element));
});
