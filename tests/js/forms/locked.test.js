/** A form while the workbook is locked, and what lies in its bin. */

import assert from "node:assert/strict";
import test from "node:test";
import { all, one, pause, place, shapeOf, type } from "./page.js";
import { createKernel } from "../harness/kernel.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";
import { QUIET } from "../../../widgets/secure_base/forms/sheet/saving.js";

const FIELDS = [
  { name: "happened", kind: "paragraph", ask: "What happened?", core: true },
  { name: "strength", kind: "scale", ask: "How strong?", low: "calm", high: "flooded", min: 0, max: 10, core: true },
];
const entry = (letter, more = {}) => ({
  id: letter.repeat(32), revision: 2, at: "2026-03-10T18:20:00Z", first_at: "2026-03-10T18:20:00Z",
  answers: { happened: `Old words ${letter}.` }, ...more,
});

async function opened(options = {}, shape = shapeOf(FIELDS), locked = false) {
  const channel = createChannel();
  const kernel = createKernel({ one: shape.entries === "one", ...options });
  if (locked) kernel.lock();
  mount(place(), shape, channel);
  channel.attach(kernel.transport());
  await pause(20);
  const form = one("form[data-exercise]");
  return { channel, kernel, words: () => one("[data-state-words]").textContent, state: () => form.dataset.saveState };
}

for (const entries of ["many", "one"]) {
  test(`what is typed while the workbook is locked is kept in the page, then saved (${entries})`, async () => {
    const { kernel, words, state } = await opened({ entries: [entry("a")] }, shapeOf(FIELDS, { entries }), true);
    assert.match(words(), /^The workbook is locked\./);
    type(one("[name=happened]"), "Kitchen.");
    await pause(QUIET + 50);
    assert.equal(state(), "kept");
    assert.equal(words(), "Kept in this page until the workbook is open");
    kernel.lock(false);
    await pause(60);
    assert.equal(state(), "saved");
    assert.ok([...kernel.kept.values()].some((history) => history.at(-1).answers.happened === "Kitchen."));
    if (entries === "many") assert.ok(one(`li[data-entry="${"a".repeat(32)}"]`), "the earlier ones come");
  });
}

test("a workbook that is locked while a page is open holds what is written from then on", async () => {
  const { kernel, state } = await opened();
  kernel.lock();
  type(one("[name=happened]"), "Hall.");
  await pause(QUIET + 50);
  assert.equal(state(), "kept");
  kernel.lock(false);
  await pause(60);
  assert.equal(state(), "saved");
  assert.equal(one("[name=happened]").value, "Hall.");
});

const binned = (letter) => entry(letter, { deleted: true });
const shown = () => all("[data-binned]");

test("the bin is there after a reload, and gives an entry back", async () => {
  const { kernel } = await opened({ entries: [entry("a"), entry("b")] });
  kernel.add("b".repeat(32), {}, { deleted: true });
  const again = createChannel();
  mount(place(), shapeOf(FIELDS), again);
  again.attach(kernel.transport());
  await pause(20);
  assert.equal(one("[data-bin] summary").textContent, "In the bin (1)");
  one("[data-binned] [data-action=restore]").click();
  await pause(30);
  assert.equal(one("[data-bin]").hidden, true);
  assert.ok(one(`li[data-entry="${"b".repeat(32)}"] details`));
});

test("deleted for good means asked once more, then gone", async () => {
  const { kernel } = await opened({ entries: [binned("a"), binned("b")] });
  assert.equal(one(".shelf").hidden, false);
  assert.equal(one("[data-bin] summary").textContent, "In the bin (2)");
  one("[data-action=erase]", shown()[0]).click();
  assert.match(shown()[0].textContent, /Delete this entry for good\? It cannot be brought back\./);
  one("[data-action=keep]", shown()[0]).click();
  assert.equal(kernel.kept.size, 2);
  one("[data-action=erase]", shown()[0]).click();
  one("[data-action=erase-now]", shown()[0]).click();
  await pause(30);
  assert.equal(kernel.kept.size, 1);
  assert.match(shown()[0].textContent, /Deleted for good\./);
  assert.equal(one("[data-bin] summary").textContent, "In the bin (1)");
});

test("from the line of a sheet that was just deleted it can go for good, too", async () => {
  const { kernel } = await opened({ entries: [entry("a")] });
  const line = one(`li[data-entry="${"a".repeat(32)}"]`);
  one("summary", line).click();
  one("details", line).open = true;
  one("details", line).dispatchEvent(new window.Event("toggle"));
  one("[data-action=delete]", line).click();
  await pause(30);
  one("[data-action=erase]", line).click();
  one("[data-action=erase-now]", line).click();
  await pause(30);
  assert.equal(kernel.kept.size, 0);
  assert.match(line.textContent, /Deleted for good\./);
});

test("the one entry of an exercise that lies in the bin is spoken of after a reload", async () => {
  const { kernel } = await opened({ entries: [binned("5")] }, shapeOf(FIELDS, { entries: "one" }));
  const bar = one(".binned:not([hidden])");
  assert.match(bar.textContent, /What you wrote here before is in the bin\./);
  one("[data-action=restore]", bar).click();
  await pause(30);
  assert.equal(bar.hidden, true);
  assert.equal(kernel.latest("5".repeat(32)).deleted, false);
});
