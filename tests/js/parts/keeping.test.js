import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause, type } from "./page.js";
import { mount } from "../../../widgets/secure_base/forms/keeping.js";

const READY = { type: "keeping", passphrase: true, read_only: false };
const bytes = new DataView(new TextEncoder().encode("a sealed file").buffer);
const FILE = { type: "file", name: "my.workbook", buffers: [bytes] };

function downloads() {
  const saved = [];
  URL.createObjectURL = () => "blob:made";
  URL.revokeObjectURL = () => {};
  window.HTMLAnchorElement.prototype.click = function click() {
    saved.push(this.download);
  };
  return saved;
}

/** @param {HTMLElement} element */
function bring(element, content = "a file") {
  const input = one("[data-action=open-workbook]", element);
  const file = { name: "my.workbook", arrayBuffer: async () => new TextEncoder().encode(content).buffer };
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  input.dispatchEvent(new window.Event("change"));
}

test("a workbook with a passphrase is downloaded under a plain name", async () => {
  const saved = downloads();
  const { element, attach } = draw(mount, {}, { hello: READY, download: FILE });
  attach();
  await pause(40);
  one("[data-action=download-workbook]", element).click();
  await pause(40);
  assert.deepEqual(saved, ["my.workbook"]);
  assert.match(one("[role=status]", element).textContent, /Downloaded as my\.workbook/);
});

test("without a passphrase one is asked for, twice the same, before anything leaves", async () => {
  const saved = downloads();
  const { element, attach, asked } = draw(mount, {}, { hello: { ...READY, passphrase: false }, download: FILE });
  attach();
  await pause(40);
  one("[data-action=download-workbook]", element).click();
  await pause(40);
  const [first, second] = all("input[autocomplete=new-password]", element);
  const form = one("form.passphrase", element);
  const submit = () => form.dispatchEvent(new window.Event("submit", { cancelable: true }));
  type(first, "four plain ordinary words");
  type(second, "four plain ordinary wards");
  submit();
  assert.match(one("[role=alert]", element).textContent, /not the same/);
  assert.equal(asked.some((message) => message.type === "download"), false);
  type(second, "four plain ordinary words");
  submit();
  await pause(40);
  assert.deepEqual(saved, ["my.workbook"]);
  assert.equal(one("form.passphrase", element), null);
});

test("why a passphrase will not do is said at its field, and what was typed stays", async () => {
  downloads();
  const refused = { type: "refused", sentence: "Choose at least 8 characters." };
  const { element, attach } = draw(mount, {}, { hello: { ...READY, passphrase: false }, download: refused });
  attach();
  await pause(40);
  one("[data-action=download-workbook]", element).click();
  await pause(40);
  const inputs = all("input[autocomplete=new-password]", element);
  inputs.forEach((input) => type(input, "short"));
  one("form.passphrase", element).dispatchEvent(new window.Event("submit", { cancelable: true }));
  await pause(40);
  assert.equal(one("[role=alert]", element).textContent, "Choose at least 8 characters.");
  assert.equal(inputs[0].value, "short");
});

test("a file with a passphrase asks for it, says when it is wrong, and opens with the right one", async () => {
  const answer = (/** @type {any} */ { passphrase }) => passphrase === "the right one"
    ? { type: "opened", sentence: "Opened. One entry came from that file; what was here is still here." }
    : { type: "locked", sentence: "That is not it.", wrong: Boolean(passphrase) };
  const { element, attach, asked } = draw(mount, {}, { hello: READY, open: answer });
  attach();
  await pause(40);
  bring(element);
  await pause(40);
  const input = one("input[autocomplete=current-password]", element);
  const submit = () => one("form.passphrase", element).dispatchEvent(new window.Event("submit", { cancelable: true }));
  type(input, "the wrong one");
  submit();
  await pause(40);
  assert.equal(one("[role=alert]", element).textContent, "That is not it.");
  type(input, "the right one");
  submit();
  await pause(40);
  assert.match(one("[role=status]", element).textContent, /^Opened\./);
  assert.equal(asked.at(-1).buffers[0].byteLength, 6);
});

test("a file that is no workbook is refused in the journal's own words", async () => {
  const sentence = "This file is not a workbook. Choose the file whose name ends in .workbook.";
  const { element, attach } = draw(mount, {}, { hello: READY, open: { type: "refused", sentence } });
  attach();
  await pause(40);
  bring(element, "a letter");
  await pause(40);
  assert.equal(one("[role=status]", element).textContent, sentence);
});
