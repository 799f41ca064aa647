import assert from "node:assert/strict";
import test from "node:test";
import { all, choose, drawOne, one, type } from "./page.js";
import { kinds, textOf } from "../../../widgets/secure_base/forms/kinds.js";
import { stops } from "../../../widgets/secure_base/forms/kinds/scale.js";

const WORDS = "‮שלום 👩🏽‍🚀 \u0085 <script>".normalize();

for (const kind of ["line", "paragraph"]) {
  test(`${kind}: any words come back equal, and none is null`, () => {
    const drawn = drawOne(kinds[kind], {});
    assert.equal(drawn.read(), null);
    for (const words of [WORDS, " ", "x".repeat(200_000)]) {
      drawn.write(words);
      assert.equal(drawn.read(), words);
    }
    drawn.write(null);
    assert.equal(drawn.read(), null);
  });
}

test("scale: eleven stops, none chosen, zero is an answer", () => {
  const drawn = drawOne(kinds.scale, { kind: "scale", low: "calm", high: "flooded" });
  assert.equal(all(".ruler input").length, 11);
  assert.equal(drawn.read(), null);
  choose(one('input[value="0"]'));
  assert.equal(drawn.read(), 0);
  assert.equal(textOf({ kind: "scale", low: "calm" }, 0), "0, calm");
  assert.deepEqual(stops({ min: 1, max: 5 }), [1, 2, 3, 4, 5]);
});

test("choice: the line for own words stands under its answer with a label, and Not answered is last", () => {
  const drawn = drawOne(kinds.choice, { kind: "choice", options: { a: "Away" }, other: true });
  const [away, own, none] = all(".picks > *");
  assert.match(away.textContent, /Away/);
  assert.match(own.textContent, /Something else/);
  assert.match(none.textContent, /Not answered/);
  const line = one(".other", own);
  assert.equal(own.querySelector(".pick").nextElementSibling, line);
  assert.equal(line.hidden, true);
  choose(one("input[type=radio]", own));
  assert.equal(line.hidden, false);
  assert.equal(one("label", line).textContent, "In your own words");
  const named = one("input", line).getAttribute("aria-labelledby").split(" ").map((id) => one(`#${id}`).textContent);
  assert.deepEqual(named, ["Which cup?", "In your own words"]);
  drawn.write("own words");
  assert.equal(drawn.read(), "own words");
});

test("choice: own words are an answer where the worksheet allows them", () => {
  const drawn = drawOne(kinds.choice, { kind: "choice", options: { a: "Away", c: "Closer" }, other: true });
  drawn.write("c");
  assert.equal(drawn.read(), "c");
  type(one(".other input"), "sideways");
  assert.equal(drawn.read(), "sideways");
  drawn.write(null);
  assert.equal(drawn.read(), null);
  drawn.write("upwards");
  assert.equal(drawn.read(), "upwards");
  assert.equal(one(".other input").value, "upwards");
  assert.equal(textOf({ kind: "choice", options: { c: "Closer" } }, "c"), "Closer");
  assert.equal(textOf({ kind: "choice", options: {} }, "sideways"), "sideways");
});

const FEELINGS = { families: [{ name: "Afraid", words: ["uneasy", "tense"] }, { name: "Angry", words: ["cross", "tense"] }] };

test("words: what is chosen stands above, own words beside the families' words", () => {
  const drawn = drawOne(kinds.words, { kind: "words", vocabulary: FEELINGS });
  assert.equal(one("[data-chosen]").textContent, "No word chosen");
  choose(one('[value="uneasy"]'));
  type(one("#tea-cup-other"), "like a kettle, wobbly");
  assert.deepEqual(drawn.read(), ["uneasy", "like a kettle", "wobbly"]);
  assert.equal(one("[data-chosen]").textContent, "uneasy, like a kettle, wobbly");
  drawn.write(["cross", "odd"]);
  assert.deepEqual(drawn.read(), ["cross", "odd"]);
  assert.equal(one("#tea-cup-other").value, "odd");
  drawn.write(null);
  assert.equal(drawn.read(), null);
});

test("words: one word in two families is one word", () => {
  const drawn = drawOne(kinds.words, { kind: "words", vocabulary: FEELINGS });
  choose(all('[value="tense"]')[0]);
  assert.deepEqual(drawn.read(), ["tense"]);
  assert.equal(all('[value="tense"]')[1].checked, true);
  choose(all('[value="tense"]')[1], false);
  assert.equal(drawn.read(), null);
});

test("moment: a day, a day and a time, today and yesterday, and the year 26", () => {
  const drawn = drawOne(kinds.moment, { kind: "moment" });
  drawn.write("2026-03-14T19:05");
  assert.equal(drawn.read(), "2026-03-14T19:05");
  drawn.write("0026-03-14");
  assert.equal(drawn.read(), "0026-03-14");
  drawn.write(null);
  assert.equal(drawn.read(), null);
  const [today, yesterday] = all(".quick button");
  today.click();
  const day = drawn.read();
  yesterday.click();
  assert.equal(Math.round((Date.parse(day) - Date.parse(drawn.read())) / 86_400_000), 1);
  assert.equal(textOf({ kind: "moment" }, "2025-03-14T19:05"), "Friday 14 March 2025, 19:05");
});

test("moment: a time without a day is told", () => {
  const drawn = drawOne(kinds.moment, { kind: "moment" });
  one("input[type=time]").value = "19:05";
  assert.match(drawn.mistake(), /no day/);
});

test("moment: a year on its way is not told to the form yet", () => {
  const drawn = drawOne(kinds.moment, { kind: "moment" });
  let told = 0;
  drawn.element.parentElement.addEventListener("input", () => (told += 1));
  drawn.element.parentElement.addEventListener("change", () => (told += 1));
  const date = one("input[type=date]");
  type(date, "0002-03-14");
  assert.equal(told, 0);
  type(date, "2026-03-14");
  assert.equal(told, 1);
});

test("note: says its words and answers nothing", () => {
  const drawn = drawOne(kinds.note, { kind: "note", ask: "", text: "One.\n\nTwo." });
  assert.deepEqual(all(".note p").map((p) => p.textContent), ["One.", "Two."]);
  assert.equal(drawn.read(), null);
});

test("every kind puts its field's name on the field", () => {
  for (const [name, kind] of Object.entries(kinds)) {
    const drawn = drawOne(kind, { kind: name, options: { a: "A" }, of: [], lines: [], across: {}, up: {} });
    assert.equal(drawn.element.dataset.field, "cup", name);
    assert.equal(drawn.element.dataset.kind, name);
  }
});
