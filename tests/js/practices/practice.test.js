import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, one, pause, PACER, practise, SIT, STEPS, type, WISHES } from "./page.js";
import { laidOut } from "../../../widgets/secure_base/practices/wishes.js";

const state = () => one("[data-practice]").dataset.state;
const words = (selector) => one(selector)?.textContent;

for (const shape of [PACER, SIT, STEPS, WISHES]) {
  test(`${shape.id}: stands before any kernel with its caution, and nothing runs`, () => {
    const { element, clock, sound } = practise(shape);
    assert.equal(state(), "ready");
    assert.match(element.textContent, new RegExp(shape.caution.text));
    assert.equal(one(".running", element).hidden, true);
    assert.equal(clock.looking, 0);
    assert.deepEqual(sound.heard, []);
  });

  test(`${shape.id}: Stop and Escape end it at once, without a question`, () => {
    for (const end of [
      () => one("[data-action=stop]").click(),
      () => document.dispatchEvent(new window.KeyboardEvent("keydown", { key: "Escape", cancelable: true })),
    ]) {
      const { clock, sound, begin } = practise(shape);
      begin();
      assert.equal(state(), "running");
      clock.pass(7);
      end();
      assert.equal(state(), "over");
      assert.equal(clock.looking, 0);
      assert.equal(sound.heard.at(-1), "end");
      assert.match(words(".over"), /Stopped\. That is always all right\./);
    }
  });

  test(`${shape.id}: Escape does nothing to a page on which nothing runs`, () => {
    practise(shape);
    const key = new window.KeyboardEvent("keydown", { key: "Escape", cancelable: true });
    document.dispatchEvent(key);
    assert.equal(key.defaultPrevented, false);
  });

  test(`${shape.id}: comes to its end, and can begin again`, () => {
    const { clock, begin } = practise(shape);
    begin();
    clock.pass(60 * 5);
    assert.equal(state(), "over");
    assert.equal(words(".over .say"), shape.ending);
    assert.equal(clock.looking, 0);
    begin();
    assert.equal(state(), "running");
    assert.equal(one(".over").hidden, true);
  });

  test(`${shape.id}: a phone that was locked past the end finds it over`, () => {
    const { clock, begin } = practise(shape);
    begin();
    clock.pass(5);
    clock.sleep(60 * 60);
    assert.equal(state(), "over");
  });

  test(`${shape.id}: a part that is taken away leaves nothing running`, () => {
    const { clock, part, begin, element } = practise(shape);
    begin();
    part.destroy();
    assert.equal(clock.looking, 0);
    assert.equal(element.childElementCount, 0);
  });
}

test("the pacer breathes six times a minute at first, in for 4 and out for 6, with no holding", () => {
  const { clock, sound, begin } = practise(PACER);
  choose(one("[name=sound]"));
  begin();
  clock.pass(59);
  const breaths = sound.heard.filter((heard) => heard !== "begin");
  assert.deepEqual(breaths, Array.from({ length: 6 }, () => ["in 4", "out 6"]).flat());
});

test("the pacer ends with a whole breath, not in the middle of one", () => {
  const { clock, begin } = practise({ ...PACER, minutes: [2], usual: 2, patterns: [{ ...PACER.patterns[2], usual: true }] });
  begin();
  clock.pass(120);
  assert.equal(state(), "running");
  clock.pass(13.3);
  assert.equal(state(), "over");
});

test("slower and faster take effect with the next breath", () => {
  const { clock, sound, begin } = practise(PACER);
  choose(one("[name=sound]"));
  begin();
  clock.pass(5);
  one("[data-action=slower]").click();
  assert.equal(one("[data-action=slower]").disabled, true);
  clock.pass(20);
  assert.deepEqual(sound.heard.slice(1, 5), ["in 4", "out 6", "in 5", "out 8.3"]);
});

test("the still version has words and a count, and nothing that moves", () => {
  const { clock, begin } = practise(PACER);
  choose(one("[name=still]"));
  begin();
  assert.equal(one(".scene svg"), null);
  assert.deepEqual([words(".word"), words(".count")], ["In", "1"]);
  clock.pass(2.5);
  assert.deepEqual([words(".word"), words(".count")], ["In", "3"]);
  clock.pass(2);
  assert.deepEqual([words(".word"), words(".count")], ["Out", "1"]);
});

test("without a wish for sound none is made", () => {
  for (const shape of [PACER, STEPS, WISHES]) {
    const { clock, sound, begin } = practise(shape);
    begin();
    clock.pass(20);
    assert.equal(sound.heard.includes("begin"), false);
  }
});

test("the sit rings at its beginning and, ahead of time, at its end", () => {
  const { clock, sound, begin } = practise(SIT);
  begin();
  assert.deepEqual(sound.heard, ["begin", "bell 0", "bell 180"]);
  clock.pass(180);
  assert.deepEqual(sound.heard, ["begin", "bell 0", "bell 180"]);
});

test("a sit that slept past its end rings when it wakes, and not twice", () => {
  const { clock, sound, begin } = practise(SIT);
  begin();
  clock.sleep(600);
  assert.deepEqual(sound.heard.slice(3), ["end", "begin", "bell 0"]);
});

test("the sit shows what was chosen to come back to, and says so in between", () => {
  const { clock, begin } = practise(SIT);
  choose(one("[name=anchor][value=sounds]"));
  begin();
  assert.equal(words(".scene .say"), "Sounds.");
  assert.match(words(".scene"), /Open is fine/);
  clock.pass(61);
  assert.equal(words(".reminder"), "Back to sounds.");
  clock.pass(60);
  assert.equal(words(".reminder"), "Still all right?");
});

test("each step has its time; next and back go on from there", () => {
  const { clock, begin } = practise(STEPS);
  begin();
  assert.equal(words(".scene .say"), "One.");
  clock.pass(10);
  assert.equal(words(".scene .say"), "Two.");
  one("[data-action=back]").click();
  assert.equal(words(".scene .say"), "One.");
  one("[data-action=next]").click();
  clock.pass(19);
  assert.equal(words(".scene .say"), "Two.");
  clock.pass(1);
  assert.equal(words(".scene .say"), "Three.");
  one("[data-action=next]").click();
  assert.equal(state(), "over");
});

test("at one's own pace nothing goes on by itself", () => {
  const { clock, begin } = practise(STEPS);
  choose(one("[name=pace][value=own]"));
  begin();
  clock.pass(600);
  assert.equal(words(".scene .say"), "One.");
});

test("nothing is kept unless the person keeps it", async () => {
  const { clock, asked, attach, begin } = practise(STEPS, { keep: { type: "kept", at: "2026-03-14T19:05:00Z" } });
  attach();
  begin();
  clock.pass(60);
  await pause(5);
  assert.deepEqual(asked, []);
  choose(one(".over [name=effect][value=same]"));
  one(".over form").dispatchEvent(new window.Event("submit", { cancelable: true }));
  await pause(40);
  const { entry, answers } = asked[0];
  assert.match(entry, /^[0-9a-f]{32}$/);
  assert.deepEqual(answers, { before: null, effect: "same", after: null, minutes: 0.5 });
  assert.match(words(".over [role=status]"), /^Kept at/);
});

test("a number after is asked only when there was one before", () => {
  const without = practise(STEPS);
  without.begin();
  without.clock.pass(60);
  assert.equal(all(".over [name=after]").length, 0);
  const withOne = practise(STEPS);
  choose(one("[name=before][value='6']"));
  withOne.begin();
  withOne.clock.pass(60);
  assert.equal(all(".over [name=after]").length, 12);
});

test("wishes begin with the easiest, give everyone the same time, and last as long as was chosen", () => {
  const list = laidOut(["the dog", "Aylin", "the man at the kiosk"], ["May you be safe.", "May you be warm."], 180);
  assert.equal(list[0].over, "the dog");
  assert.deepEqual(list.slice(1, 4).map(({ say }) => say), ["May you be safe.", "May you be warm.", "May you be safe."]);
  assert.deepEqual([...new Set(list.map(({ over }) => over))], ["the dog", "Aylin", "the man at the kiosk"]);
  assert.equal(list.reduce((sum, { seconds }) => sum + seconds, 0), 180);
});

test("one's own order and one's own wishes are the ones that are said", () => {
  const { clock, begin } = practise(WISHES);
  type(one("[name=beings]"), "the cat\n\n  the sea ");
  type(one("[name=own]"), "May you be warm.");
  begin();
  assert.deepEqual([words(".scene .tool"), words(".scene .say")], ["the cat", "Let this one come to mind."]);
  clock.pass(13);
  assert.equal(words(".scene .say"), "May you be warm.");
  clock.pass(90);
  assert.equal(words(".scene .tool"), "the sea");
  assert.equal(all(".scene .arch").length, 2);
});

test("wishes from the worksheet are offered, and never written over what is being typed", async () => {
  const remembered = practise(WISHES, { hello: { type: "practice", phrases: "May you be warm." } });
  remembered.attach();
  await pause(40);
  assert.equal(one("[name=own]").value, "May you be warm.");
  assert.equal(one("[name=which][value=own]").checked, true);
  const typing = practise(WISHES, { hello: { type: "practice", phrases: "May you be warm." } });
  type(one("[name=own]"), "May");
  typing.attach();
  await pause(40);
  assert.equal(one("[name=own]").value, "May");
});

test("neither the handed-down wishes nor the plain ones are chosen beforehand; unchosen they take turns", () => {
  const plain = { key: "plain", name: "Plain", lines: ["I hope you rest."] };
  const { clock, begin } = practise({ ...WISHES, phrases: [...WISHES.phrases, plain] });
  assert.equal(one("[name=which]:checked"), null);
  begin();
  const said = [];
  for (let at = 0; at < 3; at += 1) {
    clock.pass(12.25);
    said.push(words(".scene .say"));
  }
  assert.deepEqual(said, ["May you be safe.", "I hope you rest.", "May you be well."]);
});
