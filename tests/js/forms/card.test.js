import assert from "node:assert/strict";
import test from "node:test";
import { all, one, pause, place, shapeOf, type } from "./page.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { make } from "../../../widgets/secure_base/forms/draw.js";
import { mount as earlier } from "../../../widgets/secure_base/forms/earlier.js";
import { mount as form } from "../../../widgets/secure_base/forms/form.js";

const FIELDS = [
  { name: "settles", kind: "line", ask: "What settles you?" },
  { name: "who", kind: "people", ask: "One person", detail: "How to reach them", most: 3 },
  { name: "stop", kind: "paragraph", ask: "When do you ask for help?" },
];
const CARD = { title: "For a bad day", fields: ["who", "settles", "stop"], say: { settles: "What settles me" }, helplines: true };
const shape = (more = {}) => shapeOf(FIELDS, { id: "plan", card: CARD, ...more });

function drawn(mount, made, reply = { type: "entries", entries: [] }) {
  const element = place();
  const channel = createChannel();
  let ear;
  mount(element, made, channel);
  channel.attach({
    send: (message) => setTimeout(() => ear({ ...reply, serial: message.serial }), 1),
    listen: (heard) => { ear = heard; },
  });
  return element;
}

test("a sheet that makes no card offers none", () => {
  const element = drawn(form, shape({ card: null }));
  assert.equal(one("[data-action=make-card]", element), null);
});

test("a card holds what is filled, in its own order and its own words, each person with how to reach them", async () => {
  const element = drawn(form, shape());
  await pause(10);
  type(one("[name=settles]", element), "The dog");
  const [name, detail] = all("[name=who]", element);
  type(name, "Amina");
  type(detail, "07700 900123");
  one("[data-action=look-over]", element).click();
  const press = one(".check [data-action=make-card]", element);
  assert.equal(one(".card-place", element).hidden, true, "it stays away until it is asked for");
  press.click();
  const card = one("[data-card]", element);
  assert.deepEqual(all("dt", card).map((term) => term.textContent), ["One person", "What settles me"]);
  assert.deepEqual(all("dd", card).map((told) => told.textContent), ["Amina: 07700 900123", "The dog"]);
  assert.equal(one("dd a", card).getAttribute("href"), "tel:07700900123");
  type(one("[name=settles]", element), "The dog, and <b>tea</b>");
  assert.equal(all("dd", card)[1].textContent, "The dog, and <b>tea</b>");
  one("[data-action=put-card-away]", element).click();
  assert.equal(one(".card-place", element).hidden, true);
});

test("an empty sheet makes a card that says so", async () => {
  const element = drawn(form, shape());
  await pause(10);
  one("[data-action=look-over]", element).click();
  one("[data-action=make-card]", element).click();
  assert.match(one("[data-card]", element).textContent, /Nothing of it is filled in yet/);
});

test("the lines of the country that was opened stand on it, and no country is guessed", async () => {
  const element = drawn(form, shape());
  await pause(10);
  const footer = make("footer", {}, make("details", { "data-country": "GB" },
    make("summary", {}, "United Kingdom"), make("ul", {}, make("li", {}, make("a", { href: "tel:999" }, "In danger now: 999")))));
  document.body.append(footer);
  one("[data-action=look-over]", element).click();
  one("[data-action=make-card]", element).click();
  const card = one("[data-card]", element);
  assert.match(card.textContent, /Open your country/);
  one("details", footer).open = true;
  one("details", footer).dispatchEvent(new window.Event("toggle"));
  assert.match(card.textContent, /United Kingdom.*In danger now: 999/);
});

test("a card is shown large, and printed alone", async () => {
  const element = drawn(form, shape());
  await pause(10);
  type(one("[name=settles]", element), "The dog");
  one("[data-action=look-over]", element).click();
  one("[data-action=make-card]", element).click();
  one("[data-action=show-large]", element).click();
  assert.match(one("dialog .card", element).textContent, /The dog/);
  one("[data-action=close-large]", element).click();
  await pause(5);
  assert.equal(one("dialog", element), null);
  let printed = 0;
  window.print = () => { printed += 1; };
  one("[data-action=print-card]", element).click();
  assert.equal(printed, 1);
  assert.ok(one("[data-card]", element).classList.contains("only"));
  window.dispatchEvent(new window.Event("afterprint"));
  assert.ok(!document.body.classList.contains("print-only"));
});

test("an earlier sheet makes its card too, where it is read as where it is looked back at", async () => {
  const entry = { id: "a".repeat(32), revision: 1, at: "2026-03-10T10:00:00Z", first_at: "2026-03-10T10:00:00Z", answers: { stop: "Two nights" } };
  for (const [mount, reply] of [
    [form, { type: "entries", entries: [entry] }],
    [earlier, { type: "earlier", entries: [entry], more: false }],
  ]) {
    const element = drawn(mount, shape(), reply);
    await pause(10);
    const box = one("li[data-entry] details", element);
    box.open = true;
    box.dispatchEvent(new window.Event("toggle"));
    await pause(5);
    one("li [data-action=make-card]", element).click();
    assert.match(one("li [data-card]", element).textContent, /For a bad day.*Two nights/);
  }
});
