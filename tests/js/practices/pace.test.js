import assert from "node:assert/strict";
import test from "node:test";
import { breathAt, course, fullness, outAndBack, reminderAt, stepAt } from "../../../widgets/secure_base/practices/pace.js";

const USUAL = { key: "usual", inhale: 4, exhale: 6, say: "" };
const SLOW = { key: "slow", inhale: 5, exhale: 8.3, say: "" };

test("a moment falls in a breath, its phase and its second", () => {
  assert.deepEqual(breathAt(USUAL, 0), { breath: 0, phase: "in", share: 0, second: 1 });
  assert.deepEqual(breathAt(USUAL, 3.5), { breath: 0, phase: "in", share: 0.875, second: 4 });
  assert.deepEqual(breathAt(USUAL, 7), { breath: 0, phase: "out", share: 0.5, second: 4 });
  assert.equal(breathAt(USUAL, 25).breath, 2);
});

test("the breath fills and empties without a jump anywhere", () => {
  let before = 0;
  for (let at = 0; at < 40; at += 0.05) {
    const now = fullness(breathAt(USUAL, at));
    assert.ok(now >= 0 && now <= 1);
    assert.ok(Math.abs(now - before) < 0.05, `a jump at ${at}`);
    before = now;
  }
});

test("a change of pattern waits for the breath under way", () => {
  const breaths = course(USUAL);
  breaths.at(3);
  breaths.change(SLOW);
  assert.equal(breaths.at(9).phase, "out");
  assert.deepEqual(breaths.at(10), { breath: 0, phase: "in", share: 0, second: 1 });
  assert.equal(breaths.at(14.9).phase, "in");
  assert.equal(breaths.at(15.1).phase, "out");
});

test("a change that was slept over takes effect at the beginning of a breath", () => {
  const breaths = course(USUAL);
  breaths.at(3);
  breaths.change(SLOW);
  const { share, phase } = breaths.at(501);
  assert.equal(phase, "in");
  assert.ok(Math.abs(share - 0.2) < 1e-9);
});

test("steps follow one another by their own time", () => {
  const steps = [{ seconds: 10 }, { seconds: 5 }];
  assert.deepEqual([0, 9.9, 10, 14.9, 15, 999].map((at) => stepAt(steps, at)), [0, 0, 1, 1, 2, 2]);
});

test("the dot goes out and comes back", () => {
  assert.equal(outAndBack(0), 0);
  assert.equal(outAndBack(0.5), 1);
  assert.ok(outAndBack(1) < 1e-9);
  assert.ok(outAndBack(7) < 1e-9);
});

test("two reminders stand at a third and at two thirds", () => {
  assert.deepEqual([0, 0.3, 0.34, 0.6, 0.67, 1].map((share) => reminderAt(2, share)), [-1, -1, 0, 0, 1, 1]);
});
