import assert from "node:assert/strict";
import test from "node:test";
import { calendarFile, DAYS, firstDay, readTime } from "../../../widgets/secure_base/forms/calendar.js";

const NOW = new Date(2026, 10, 22, 7, 30); // a Sunday
const tea = (more = {}) => ({ id: "a@secure-base", title: "Tea", days: ["tue", "thu"], time: { hour: 18, minute: 5 }, ...more });
const linesOf = (event) => calendarFile([event], NOW).split("\r\n");

test("a weekly thing at a time of day: floating, from the first named day", () => {
  const lines = linesOf(tea());
  assert.deepEqual(lines.slice(0, 2), ["BEGIN:VCALENDAR", "VERSION:2.0"]);
  assert.ok(lines.includes("DTSTART:20261124T180500"));
  assert.ok(lines.includes("RRULE:FREQ=WEEKLY;BYDAY=TU,TH;WKST=MO"));
  assert.ok(lines.some((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line)));
  assert.ok(lines.includes("UID:a@secure-base"));
  assert.deepEqual(lines.slice(-2), ["END:VCALENDAR", ""]);
});

test("without a time it lasts the day and keeps nobody busy", () => {
  const lines = linesOf(tea({ time: null, days: ["sun"] }));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20261122"));
  assert.ok(lines.includes("TRANSP:TRANSPARENT"));
});

test("every two weeks, and the first of its kind in a month", () => {
  assert.ok(linesOf(tea({ often: "fortnight" })).includes("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO"));
  const monthly = linesOf(tea({ often: "month", days: ["sat"] }));
  assert.ok(monthly.includes("RRULE:FREQ=MONTHLY;BYDAY=1SA"));
  assert.ok(monthly.includes("DTSTART:20261205T180500"));
});

test("it begins on a day that its rule names, whatever the day it is made on", () => {
  for (let from = 0; from < 400; from += 1) {
    const begin = new Date(2026, 0, 1 + from, 23, 59);
    for (const often of ["week", "fortnight", "month"]) {
      const first = firstDay({ id: "", title: "", time: null, days: ["wed"], often }, begin);
      assert.equal(first.getDay(), 3);
      assert.ok(first.getTime() > begin.getTime() - 86_400_000);
      if (often === "month") assert.ok(first.getDate() <= 7);
    }
  }
  assert.equal(DAYS.length, 7);
});

test("a chosen first day is kept", () => {
  assert.ok(linesOf(tea({ begin: new Date(2027, 0, 5) })).includes("DTSTART:20270105T180500"));
});

test("signs with a meaning are escaped, and no line of a person's breaks the file", () => {
  const words = "Tea; with \\ Amina, at six\r\nEND:VEVENT\u0085\u0007 x";
  const text = calendarFile([tea({ title: words })], NOW);
  const unfolded = text.replaceAll("\r\n ", "");
  assert.ok(unfolded.includes("SUMMARY:Tea\\; with \\\\ Amina\\, at six\\nEND:VEVENT\\n  x\r\n"));
  assert.equal(unfolded.split("\r\n").filter((line) => line === "END:VEVENT").length, 1);
});

test("lines are folded at 75 octets and never inside a letter", () => {
  const words = "Ein langer Anruf mit Großmutter 👵🏽 über نهر ".repeat(12);
  const text = calendarFile([tea({ title: words })], NOW);
  const bytes = new TextEncoder();
  for (const line of text.split("\r\n")) {
    assert.ok(bytes.encode(line).length <= 75, line);
    assert.ok(!line.includes("\ufffd"));
  }
  assert.ok(!/[^\r]\n/.test(text) && !/\r[^\n]/.test(text));
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${words}`));
});

test("times as people write them", () => {
  const read = (words) => {
    const time = readTime(words);
    return time && `${time.hour}:${time.minute}`;
  };
  const said = { "18:30": "18:30", "18.30": "18:30", 1830: "18:30", "6pm": "18:0", "6:30 p.m.": "18:30", 18: "18:0", "12am": "0:0", "12 pm": "12:0", "0:05": "0:5", " 7 ": "7:0" };
  for (const [words, time] of Object.entries(said)) assert.equal(read(words), time, words);
  for (const words of ["", null, "after tea", "25:00", "18:61", "13pm", "0am", "18:3:0"]) assert.equal(read(words), null, String(words));
});
