import assert from "node:assert/strict";
import test from "node:test";
import "./page.js";
import { day, keepDay, partOfDay, readMoment, t, tn, useWords } from "../../../widgets/secure_base/forms/language.js";

test("a sentence is looked up by its English words and filled in", () => {
  assert.equal(t("Saved at {time}", { time: "10:32" }), "Saved at 10:32");
  useWords({ "Saved at {time}": "Gespeichert um {time}" });
  assert.equal(t("Saved at {time}", { time: "10:32" }), "Gespeichert um 10:32");
  useWords({});
});

test("a sentence with a number takes the form that goes with it", () => {
  const say = (count) => tn("One line", "{count} lines", count);
  assert.deepEqual([1, 2, 0].map(say), ["One line", "2 lines", "0 lines"]);
  useWords({ "One line": ["Eine Zeile", "{count} Zeilen"] });
  assert.deepEqual([1, 2].map(say), ["Eine Zeile", "2 Zeilen"]);
  useWords({});
});

test("days are said as people say them, in any year", () => {
  const { moment, timed } = readMoment("0026-03-14T19:05");
  assert.equal(timed, true);
  assert.equal(keepDay(moment), "0026-03-14");
  assert.match(day(moment), /14 March 26$/);
  assert.equal(partOfDay(moment), "evening");
  assert.equal(readMoment("thurs 32"), null);
});
