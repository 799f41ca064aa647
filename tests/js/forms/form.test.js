import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, leave, one, pause, place, shapeOf, type } from "./page.js";
import { createKernel } from "../harness/kernel.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";
import { QUIET } from "../../../widgets/secure_base/forms/sheet/saving.js";

const FIELDS = [
  { name: "happened", kind: "paragraph", ask: "What happened?", hint: "As a camera saw it.", core: true },
  { name: "strength", kind: "scale", ask: "How strong?", low: "calm", high: "flooded", min: 0, max: 10, core: true },
  { name: "when", kind: "moment", ask: "When was it?", core: false },
];
const OLD = { id: "a".repeat(32), revision: 2, at: "2026-03-10T18:20:00Z", first_at: "2026-03-10T18:20:00Z", answers: { happened: "Old words.", strength: 4 } };

/** @type {{destroy(): void} | undefined} */
let before;

function open(shape = shapeOf(FIELDS), options = {}) {
  before?.destroy();
  const channel = createChannel();
  const kernel = createKernel({ one: shape.entries === "one", ...options });
  const element = place();
  const mounted = (before = mount(element, shape, channel));
  const form = one("form[data-exercise]");
  const words = () => one("[data-state-words]").textContent;
  return { channel, kernel, element, mounted, form, words, state: () => form.dataset.saveState };
}

async function ready(shape, options) {
  const opened = open(shape, options);
  opened.channel.attach(opened.kernel.transport());
  await pause();
  return opened;
}

test("a form can be typed into before there is a kernel, and is saved when there is", async () => {
  const { channel, kernel, words, state } = open();
  type(one("[name=happened]"), "Kitchen.");
  await pause(QUIET + 50);
  assert.equal(state(), "saving");
  assert.equal(words(), "Kept in this page until the workbook is ready");
  channel.attach(kernel.transport());
  await pause(50);
  assert.equal(state(), "saved");
  assert.match(words(), /^Saved at \d\d:\d\d$/);
  assert.deepEqual([...kernel.kept.values()].at(-1).at(-1).answers, { happened: "Kitchen." });
});

test("only the fields that changed are sent, after a short quiet", async () => {
  const { kernel } = await ready();
  type(one("[name=happened]"), "K");
  type(one("[name=happened]"), "Ki");
  assert.equal(kernel.saves().length, 0);
  await pause(QUIET + 60);
  assert.deepEqual(kernel.saves().map(({ answers }) => answers), [{ happened: "Ki" }]);
  choose(one('[name=strength][value="7"]'));
  await pause();
  assert.deepEqual(kernel.saves()[1].answers, { strength: 7 });
  assert.equal(kernel.saves()[1].base, 1);
});

test("leaving a field saves it at once", async () => {
  const { kernel } = await ready();
  type(one("[name=happened]"), "Now");
  leave(one("[name=happened]"));
  await pause();
  assert.equal(kernel.saves().length, 1);
});

test("a scale can be taken back to not answered", async () => {
  const { kernel } = await ready();
  choose(one('[name=strength][value="7"]'));
  await pause();
  choose(one('[name=strength][value=""]'));
  await pause();
  assert.deepEqual(kernel.saves()[1].answers, { strength: null });
  assert.deepEqual([...kernel.kept.values()][0].at(-1).answers, {});
});

test("the questions of the two-minute version come first, the others behind one summary", async () => {
  await ready();
  const further = one("details[data-further]");
  assert.ok(further.querySelector("[name=when]"));
  assert.equal(further.querySelector("[name=happened]"), null);
  assert.equal(further.open, false);
});

test("every control has a name of its own", async () => {
  await ready();
  for (const control of all("input, textarea")) {
    const labels = control.labels?.length || control.closest("label") || control.getAttribute("aria-labelledby") || control.getAttribute("aria-label") || one(`label[for="${control.id}"]`);
    assert.ok(labels, control.outerHTML);
  }
  assert.equal(one("[name=happened]").getAttribute("aria-describedby"), "tea-happened-hint");
  const named = one("input[type=date]").getAttribute("aria-labelledby").split(" ").map((id) => one(`#${id}`).textContent).join(" ");
  assert.equal(named, "When was it? Day");
});

test("a refused save says why, keeps the words, and is sent again with the next change", async () => {
  const { kernel, words, state } = await ready();
  kernel.refuse("The disk is full.");
  type(one("[name=happened]"), "Precious");
  leave(one("[name=happened]"));
  await pause(20);
  assert.equal(state(), "failed");
  assert.equal(words(), "Not saved yet: The disk is full.");
  assert.equal(one("[name=happened]").value, "Precious");
  kernel.refuse(null);
  choose(one('[name=strength][value="3"]'));
  await pause(20);
  assert.equal(state(), "saved");
  assert.deepEqual([...kernel.kept.values()][0].at(-1).answers, { happened: "Precious", strength: 3 });
});

test("a refused save can be tried again by a button", async () => {
  const { kernel, state } = await ready();
  kernel.refuse("The disk is full.");
  choose(one('[name=strength][value="3"]'));
  await pause(20);
  assert.equal(one("[data-action=retry]").hidden, false);
  kernel.refuse(null);
  one("[data-action=retry]").click();
  await pause(20);
  assert.equal(state(), "saved");
  assert.equal(one("[data-action=retry]").hidden, true);
});

test("when the workbook stops answering the form says so, and saves when it is back", async () => {
  const { channel, kernel, words, state } = await ready();
  channel.detach();
  choose(one('[name=strength][value="3"]'));
  await pause(20);
  assert.equal(state(), "failed");
  assert.match(words(), /stopped answering/);
  channel.attach(kernel.transport());
  await pause(20);
  assert.equal(state(), "saved");
});

test("stored answers fill what the person has not touched, and nothing else moves", async () => {
  const shape = shapeOf(FIELDS, { entries: "one" });
  const { channel, kernel } = open(shape, { entries: [OLD] });
  const area = one("[name=happened]");
  type(area, "New words");
  area.setSelectionRange(3, 3);
  channel.attach(kernel.transport());
  await pause(QUIET + 80);
  assert.equal(one("[name=happened]"), area);
  assert.equal(area.value, "New words");
  assert.equal(area.selectionStart, 3);
  assert.equal(one('[name=strength][value="4"]').checked, true);
  assert.deepEqual(kernel.latest(OLD.id).answers, { happened: "New words", strength: 4 });
  assert.equal(kernel.kept.size, 1);
});

test("one entry only: the first words go under the id that the file names", async () => {
  const { kernel } = await ready(shapeOf(FIELDS, { entries: "one" }));
  choose(one('[name=strength][value="4"]'));
  await pause();
  assert.deepEqual([...kernel.kept.keys()], ["5".repeat(32)]);
});

test("many entries: the form starts on an empty sheet and the earlier ones stand closed below", async () => {
  await ready(shapeOf(FIELDS), { entries: [OLD] });
  assert.equal(one("[name=happened]").value, "");
  const line = one(`li[data-entry="${OLD.id}"]`);
  assert.equal(line.querySelector("details").open, false);
  assert.match(line.querySelector("summary").textContent, /10 March/);
});

async function openEarlier() {
  const box = one(`li[data-entry="${OLD.id}"] details`);
  box.open = true;
  box.dispatchEvent(new window.Event("toggle"));
  await pause();
  return one(`li[data-entry="${OLD.id}"]`);
}

test("an earlier sheet is read, changed, and stays one entry", async () => {
  const { kernel } = await ready(shapeOf(FIELDS), { entries: [OLD] });
  const line = await openEarlier();
  assert.match(line.textContent, /Old words/);
  one("[data-action=change]", line).click();
  assert.equal(one("[name=happened]").value, "Old words.");
  assert.match(one(".which").textContent, /You are changing the sheet of/);
  assert.equal(one(`li[data-entry="${OLD.id}"]`), null);
  type(one("[name=happened]"), "Amended.");
  leave(one("[name=happened]"));
  await pause();
  assert.equal(kernel.kept.size, 1);
  assert.equal(kernel.latest(OLD.id).answers.happened, "Amended.");
  one("[data-action=new-entry]").click();
  assert.equal(one("[name=happened]").value, "");
  assert.ok(one(`li[data-entry="${OLD.id}"]`));
});

test("a sheet that is deleted can be brought back", async () => {
  const { kernel } = await ready(shapeOf(FIELDS), { entries: [OLD] });
  const line = await openEarlier();
  one("[data-action=delete]", line).click();
  await pause(30);
  assert.equal(kernel.latest(OLD.id).deleted, true);
  assert.match(line.textContent, /Put in the bin\./);
  one("[data-action=restore]", line).click();
  await pause(30);
  assert.equal(kernel.latest(OLD.id).deleted, false);
  assert.ok(one(`li[data-entry="${OLD.id}"] details`));
});

test("the last change can be undone", async () => {
  const { kernel } = await ready(shapeOf(FIELDS, { entries: "one" }));
  assert.equal(one("[data-action=undo]").hidden, true);
  type(one("[name=happened]"), "First");
  leave(one("[name=happened]"));
  await pause();
  type(one("[name=happened]"), "Second");
  leave(one("[name=happened]"));
  await pause();
  assert.equal(one("[data-action=undo]").hidden, false);
  one("[data-action=undo]").click();
  await pause(60);
  assert.equal(one("[name=happened]").value, "First");
  assert.equal(kernel.latest("5".repeat(32)).revision, 3);
});

test("a sheet changed in another window too says so", async () => {
  const { kernel } = await ready(shapeOf(FIELDS, { entries: "one" }), { entries: [OLD] });
  kernel.add(OLD.id, { ...OLD.answers, happened: "From the other window." });
  choose(one('[name=strength][value="9"]'));
  await pause(20);
  assert.equal(one(".others").hidden, false);
  assert.equal(one("[name=happened]").value, "From the other window.");
});

test("a day that cannot be read is told at the field and on top, and the rest is saved", async () => {
  const { kernel } = await ready();
  one("details[data-further]").open = true;
  const date = one("input[type=date]");
  Object.defineProperty(date, "validity", { value: { badInput: true }, configurable: true });
  leave(date);
  assert.match(one(".mistakes").textContent, /One line we could not read.*When was it\? We could not read that date/s);
  assert.equal(one(".mistakes").hidden, false);
  assert.equal(date.getAttribute("aria-invalid"), "true");
  assert.match(date.getAttribute("aria-describedby"), /tea-when-mistake/);
  one(".mistakes a").click();
  assert.equal(document.activeElement, date);
  choose(one('[name=strength][value="9"]'));
  await pause(20);
  assert.deepEqual(kernel.saves().map(({ answers }) => answers), [{ strength: 9 }]);
  Object.defineProperty(date, "validity", { value: { badInput: false }, configurable: true });
  type(date, "2026-03-14");
  assert.equal(one(".mistakes").hidden, true);
  assert.equal(date.hasAttribute("aria-invalid"), false);
});

test("a field that the workbook could not read is told at the field", async () => {
  const { kernel } = await ready();
  kernel.refuse("Choose a whole number from 0 to 10.", "strength");
  choose(one('[name=strength][value="9"]'));
  await pause(20);
  assert.match(one(".mistakes").textContent, /How strong\? Choose a whole number/);
});

test("looking it over shows every question, empty ones as left empty, with a way back", async () => {
  await ready();
  type(one("[name=happened]"), "<b>Kitchen</b>");
  one("[data-action=look-over]").click();
  await pause();
  const rows = all("dl.answers > div").map((row) => [one("dt", row).textContent, one("dd", row).textContent]);
  assert.deepEqual(rows, [["What happened?", "<b>Kitchen</b>"], ["How strong?", "Left empty"], ["When was it?", "Left empty"]]);
  all("dl.answers a")[2].click();
  assert.equal(one("details[data-further]").open, true);
  assert.equal(document.activeElement, one("input[type=date]"));
});

test("a line can be shown again and put away", async () => {
  const { kernel } = await ready(shapeOf(FIELDS), { entries: [OLD] });
  const line = await openEarlier();
  one("[data-action=show-again]", line).click();
  await pause(20);
  assert.deepEqual(kernel.heard.at(-1).field, "happened");
  one("[data-action=put-away]", line).click();
  await pause(20);
  assert.ok(one("[data-action=show-again]", line));
});

test("leaving the page is held up only while something is unsaved", async () => {
  const { kernel } = await ready();
  const go = () => {
    const event = new window.Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  assert.equal(go(), false);
  kernel.goDeaf();
  type(one("[name=happened]"), "Not yet");
  assert.equal(go(), true);
});

test("the quick exit is never held up", async () => {
  const { kernel } = await ready();
  kernel.goDeaf();
  type(one("[name=happened]"), "Not yet");
  document.documentElement.dataset.leaving = "";
  const event = new window.Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  delete document.documentElement.dataset.leaving;
  assert.equal(event.defaultPrevented, false);
});

test("looking at an answer that the worksheet no longer offers does not change it", async () => {
  const fields = [
    { name: "pull", kind: "choice", ask: "Which way?", options: { closer: "Closer" } },
    { name: "around", kind: "choices", ask: "Who?", options: { friend: "A friend" } },
    { name: "strength", kind: "scale", ask: "How strong?", min: 0, max: 5 },
  ];
  const answers = { pull: "sideways", around: ["a dog"], strength: 9 };
  const { kernel } = await ready(shapeOf(fields, { entries: "one" }), { entries: [{ ...OLD, answers }] });
  for (const control of all("input")) {
    control.focus();
    control.dispatchEvent(new window.FocusEvent("focusout", { bubbles: true }));
  }
  one("[data-action=look-over]").click();
  assert.deepEqual(all("dl.answers dd:not(.change)").map((dd) => dd.textContent), ["sideways", "a dog", "9"]);
  await pause(20);
  assert.equal(kernel.saves().length, 0);
});

test("what is typed when the page is hidden goes at once", async () => {
  const { kernel } = await ready();
  type(one("[name=happened]"), "Going");
  window.dispatchEvent(new window.Event("pagehide"));
  await pause();
  assert.equal(kernel.saves().length, 1);
});

test("what is typed after words that are still on their way goes with the page, too", async () => {
  const { kernel } = await ready(undefined, { delay: 1000 });
  type(one("[name=happened]"), "Going");
  await pause(QUIET + 50);
  type(one("[name=happened]"), "Going, gone");
  window.dispatchEvent(new window.Event("pagehide"));
  await pause();
  assert.deepEqual(kernel.saves().map(({ answers }) => answers.happened), ["Going", "Going, gone"]);
});

test("every form says that nobody is watching, with the way to a person", async () => {
  await ready();
  assert.match(one(".privacy").textContent, /^Nobody is watching what you type here/);
  assert.equal(one(".privacy a").getAttribute("href"), "#support");
  document.body.className = "";
  await ready(); // in JupyterLab there is no footer with helplines to lead to
  document.body.className = "secure-base";
  assert.equal(one(".privacy a"), null);
});

test("a heading that stands above already is not said twice", () => {
  before?.destroy();
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  heading.textContent = "Tea";
  const element = document.createElement("div");
  section.append(heading, element);
  place().append(section);
  before = mount(element, shapeOf(FIELDS), createChannel());
  assert.equal(all("h2, h3").filter((one_) => one_.textContent === "Tea").length, 1);
  assert.equal(one("form").getAttribute("aria-labelledby"), heading.id);
});

test("a part that is taken away leaves nothing behind that listens", async () => {
  const { mounted, element } = await ready();
  mounted.destroy();
  assert.equal(element.childElementCount, 0);
  window.dispatchEvent(new window.Event("pagehide"));
});
