import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, leave, one, pause, place, shapeOf, type } from "./page.js";
import { createKernel } from "../harness/kernel.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";

let before;

async function ready(fields, options = {}) {
  before?.destroy();
  const channel = createChannel();
  const kernel = createKernel({ one: true, ...options });
  before = mount(place(), shapeOf(fields, { entries: "one" }), channel);
  channel.attach(kernel.transport());
  await pause();
  return kernel;
}
const latest = (kernel) => [...kernel.kept.values()].at(-1)?.at(-1).answers;
const field = (name) => one(`[data-field="${name}"]`);

const WAITING = [
  { name: "went", kind: "choice", ask: "Did you ring?", options: { rang: "I rang", later: "Not yet" }, core: true },
  { name: "heard", kind: "line", ask: "What did they say?", show_when: { went: ["rang"] }, core: true },
  { name: "felt", kind: "line", ask: "And then?", show_when: { heard: ["yes"] }, core: true },
];

test("a question that waits for an answer comes and goes, and keeps what was written", async () => {
  const kernel = await ready(WAITING);
  assert.equal(field("heard").hidden, true);
  choose(one('[value="rang"]'));
  assert.equal(field("heard").hidden, false);
  type(one("[name=heard]"), "yes");
  leave(one("[name=heard]"));
  assert.equal(field("felt").hidden, false);
  choose(one('[value="later"]'));
  assert.equal(field("heard").hidden, true);
  assert.equal(field("felt").hidden, true);
  await pause(20);
  assert.equal(latest(kernel).heard, "yes");
  one("[data-action=look-over]").click();
  assert.deepEqual(all("dl.answers dt").map((dt) => dt.textContent), ["Did you ring?"]);
});

test("groups stand under their titles, and a group whose fields are away is away", async () => {
  await ready([
    { name: "a", kind: "choice", ask: "A?", options: { y: "Yes" }, core: true },
    { name: "b", kind: "line", ask: "B?", group: "Second", show_when: { a: ["y"] }, core: true },
    { name: "c", kind: "line", ask: "C?", show_when: { a: ["y"] }, core: true },
    { name: "d", kind: "line", ask: "D?", group: "Third", core: true },
  ]);
  const groups = all(".group");
  assert.deepEqual(groups.map((group) => one("h4", group).textContent), ["Second", "Third"]);
  assert.deepEqual(all("[data-field]", groups[0]).map((one_) => one_.dataset.field), ["b", "c"]);
  assert.equal(groups[0].hidden, true);
  choose(one('[value="y"]'));
  assert.equal(groups[0].hidden, false);
  assert.equal(groups[0].getAttribute("aria-labelledby"), one("h4", groups[0]).id);
});

test("an earlier answer is offered at an empty field, shown only when it is taken", async () => {
  const kernel = await ready([{ name: "who", kind: "line", ask: "Who?" }], { carried: { who: { value: "Amina", at: "2026-03-03T10:00:00Z" } } });
  const take = one("[data-action=carry]");
  assert.match(take.textContent, /Use what you wrote on 3 March/);
  assert.doesNotMatch(document.body.textContent, /Amina/);
  take.click();
  await pause(20);
  assert.equal(one("[name=who]").value, "Amina");
  assert.equal(one("[data-action=carry]"), null);
  assert.deepEqual(latest(kernel), { who: "Amina" });
});

test("a step's answers are saved as one field, by its outer name", async () => {
  const kernel = await ready([{ name: "ladder", kind: "steps", ask: "Steps?", item: "Step", most: 5, of: [{ name: "what", kind: "line", ask: "What?" }, { name: "long", kind: "number", ask: "How long?" }] }]);
  type(one("[data-step] textarea"), "Hello");
  leave(one("[data-step] textarea"));
  await pause(20);
  assert.equal(latest(kernel).ladder[0].what, "Hello");
  const number = one("[data-step] input");
  type(number, "soon");
  leave(number);
  await pause(20);
  assert.match(one(".mistakes").textContent, /Steps\? We could not read that number/);
  assert.equal(number.getAttribute("aria-invalid"), "true");
});

test("a script in a form follows the answers and is saved with them", async () => {
  const kernel = await ready([
    { name: "seen", kind: "line", ask: "Seen?" },
    { name: "said", kind: "script", ask: "Said", lines: [{ when: ["seen"], say: "I saw {seen}." }] },
  ]);
  type(one("[name=seen]"), "rain");
  leave(one("[name=seen]"));
  await pause(30);
  assert.deepEqual(latest(kernel), { seen: "rain", said: "I saw rain." });
});
