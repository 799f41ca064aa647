import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, one, pause, place, shapeOf, type } from "./page.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";

globalThis.Blob = window.Blob;
const DAYS = { mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday" };
const SHAPE = shapeOf([
  { name: "what", kind: "line", ask: "What?" },
  { name: "days", kind: "choices", ask: "On which days?", options: DAYS },
  { name: "time", kind: "line", ask: "At what time?" },
  { name: "look_days", kind: "choices", ask: "And a look back?", options: DAYS },
], { id: "rituals", entries: "one", calendar: { begin: null, events: [
  { say: "A small ritual", words: ["what"], days: "days", time: "time", often: null },
  { say: "A look back", words: [], days: "look_days", time: null, often: null },
] } });

async function drawn() {
  const element = place();
  const channel = createChannel();
  let ear;
  mount(element, SHAPE, channel);
  channel.attach({
    send: ({ serial }) => setTimeout(() => ear({ type: "entries", id: "e".repeat(32), entries: [], serial }), 1),
    listen: (heard) => { ear = heard; },
  });
  await pause(10);
  /** @type {Blob[]} */
  const given = [];
  URL.createObjectURL = (blob) => { given.push(blob); return "blob:x"; };
  return { element, given };
}

const option = (element, name, value) => all(`[name=${name}]`, element).find((box) => box.value === value);

test("without a day there is nothing to put into a calendar, and it says so", async () => {
  const { element } = await drawn();
  one("[data-action=look-over]", element).click();
  one("[data-action=calendar]", element).click();
  assert.match(one(".rounds", element).textContent, /Choose a day on the sheet first/);
  assert.equal(one("[data-action=calendar-own]", element).parentElement.hidden, true);
});

test("what will stand in the calendar is shown first, and one's own words go along only if one says so", async () => {
  const { element, given } = await drawn();
  type(one("[name=what]", element), "Tea with Amina");
  type(one("[name=time]", element), "18:30");
  choose(option(element, "days", "tue"));
  choose(option(element, "look_days", "sun"));
  one("[data-action=look-over]", element).click();
  one("[data-action=calendar]", element).click();
  assert.deepEqual(all(".rounds li", element).map((item) => item.textContent), [
    "Tea with Amina: Tuesday, 18:30.", "A look back: Sunday, the whole day.",
  ]);
  one("[data-action=calendar-plain]", element).click();
  one("[data-action=calendar-own]", element).click();
  const [plain, own] = await Promise.all(given.map((blob) => blob.text()));
  assert.ok(plain.includes("SUMMARY:A small ritual\r\n") && !plain.includes("Amina"));
  assert.ok(own.includes("SUMMARY:Tea with Amina\r\n"));
  assert.ok(own.includes(`UID:${"e".repeat(32)}-0@secure-base`), "a second download replaces the first");
});

test("a time that cannot be read lasts the day, and the page says so", async () => {
  const { element } = await drawn();
  type(one("[name=time]", element), "after tea");
  choose(option(element, "days", "mon"));
  one("[data-action=look-over]", element).click();
  one("[data-action=calendar]", element).click();
  assert.match(one(".rounds li", element).textContent, /the whole day.*could not read the time “after tea”/);
});
