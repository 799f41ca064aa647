import assert from "node:assert/strict";
import test, { mock } from "node:test";
import { all, drawOne, one, pause, place, shapeOf, type } from "./page.js";
import { createKernel } from "../harness/kernel.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";
import { mount } from "../../../widgets/secure_base/forms/form.js";
import { kinds } from "../../../widgets/secure_base/forms/kinds.js";
import { CALM, chargesIn } from "../../../widgets/secure_base/forms/kinds/charges.js";

const CHARGES = [
  { phrase: "you always", suggest: "Try the one time." },
  { phrase: "you don't care", suggest: "Try what you saw." },
  { phrase: "but you", suggest: "Try a full stop." },
];
const found = (words) => chargesIn(words, CHARGES).map(({ phrase }) => phrase);

test("a phrase is found as whole words, in any case, with either apostrophe, over a line's end", () => {
  assert.deepEqual(found("You ALWAYS leave."), ["you always"]);
  assert.deepEqual(found("‘you always’"), ["you always"]);
  assert.deepEqual(found("'you always' and (you don’t care)"), ["you always", "you don't care"]);
  assert.deepEqual(found("you\nalways"), ["you always"]);
  assert.deepEqual(found("Thank you, always."), []);
  assert.deepEqual(found("youalways, bayou always, you alwaysé"), []);
  assert.deepEqual(found("I know, but you're kind"), []);
  assert.deepEqual(found("I know, but you left"), ["but you"]);
});

test("what may land hard is told after a quiet, and again no more once it is left as it is", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const drawn = drawOne(kinds.paragraph, { kind: "paragraph", charges: CHARGES });
    const says = one("[role=status]");
    type(one("textarea"), "You always");
    mock.timers.tick(CALM - 50);
    assert.equal(says.textContent, "");
    type(one("textarea"), "You always leave, but you came.");
    mock.timers.tick(CALM - 1);
    assert.equal(says.textContent, "");
    mock.timers.tick(1);
    assert.match(says.textContent, /You might soften “you always”\. Try the one time\./);
    assert.equal(all("[data-action=leave-charge]").length, 2);
    all("[data-action=leave-charge]")[0].click();
    assert.doesNotMatch(says.textContent, /you always/);
    assert.match(says.textContent, /but you/);
    type(one("textarea"), "You always leave.");
    mock.timers.tick(CALM);
    assert.equal(says.textContent, "");
    assert.equal(drawn.read(), "You always leave.");
  } finally {
    mock.timers.reset();
  }
});

test("stored words are not remarked upon, and a field without charges has no such line", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const drawn = drawOne(kinds.paragraph, { kind: "paragraph", charges: CHARGES });
    drawn.write("You always leave.");
    mock.timers.tick(CALM * 2);
    assert.equal(one("[role=status]").textContent, "");
    drawOne(kinds.paragraph, { kind: "paragraph", charges: null });
    assert.equal(one(".charges"), null);
  } finally {
    mock.timers.reset();
  }
});

test("a script that is made of answers is looked through too, and nothing about it is sent", async () => {
  const kernel = createKernel();
  const channel = createChannel();
  const shape = shapeOf([
    { name: "did", kind: "line", ask: "What did they do?" },
    { name: "said", kind: "script", ask: "In one breath", charges: CHARGES, lines: [{ when: ["did"], say: "When {did}, I am sad." }] },
    { name: "note", kind: "paragraph", ask: "And?", charges: CHARGES },
  ]);
  const mounted = mount(place(), shape, channel);
  channel.attach(kernel.transport());
  await pause();
  type(one("[name=did]"), "you always leave");
  await pause(CALM + 60);
  assert.match(one('[data-field="said"] .charges').textContent, /you always/);
  one('[data-field="said"] [data-action=leave-charge]').click();
  type(one("[name=note]"), "You always do.");
  await pause(CALM + 60);
  assert.equal(one('[data-field="note"] .charges').textContent, "", "one sheet, one answer");
  assert.deepEqual([...new Set(kernel.heard.map(({ type: asked }) => asked))].sort(), ["hello", "save"]);
  one("[data-action=new-entry]").click();
  type(one("[name=note]"), "You always do.");
  await pause(CALM + 60);
  assert.match(one('[data-field="note"] .charges').textContent, /you always/, "another sheet");
  mounted.destroy();
});
