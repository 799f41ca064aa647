/**
 * Ratings: one a minute while a feeling rises and falls, live or written in afterwards.
 *
 * Minutes are counted by the clock on the wall, not by ticks: a phone that was locked in between asks
 * for the minute that it is when it wakes, and the minutes in between stay empty. So does a page that is
 * loaded again while the clock runs.
 */

import { button, changed, make, trace, unseen } from "../draw.js";
import { t } from "../language.js";
import { grouped, picks } from "./frame.js";
import { ends } from "./scale.js";

const MINUTE = 60_000;
const SECOND = 1_000;
const MOST = 10;

/** @type {import("../types").Kind} */
export const ratings = {
  draw(field, place) {
    const last = field.minutes ?? 15;
    const says = make("p", { class: "tool", role: "status" });
    const live = drawLive(field, place);
    const start = button("", begin, { class: "button", "data-action": "start-ratings" });
    const stop = button(t("Stop here"), end, { "data-action": "stop-ratings", hidden: true });
    const wave = drawWave(last);
    const table = drawTable(field, place, last);
    const element = grouped(field, place, says, live.box,
      make("div", { class: "acts" }, start, stop), wave.svg, table.box);
    /** @type {number | null} the wall clock at minute nought, while it is running */
    let begun = null;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    let ticking;
    let asked = -1;

    function begin() {
      const done = table.latest();
      run(Date.now() - (done === null ? 0 : (done + 1) * MINUTE));
      picks(live.box)[0]?.focus();
    }
    /** @param {number} since */
    function run(since) {
      begun = since;
      place.clock?.keep(field.name, since);
      asked = -1;
      clearInterval(ticking);
      ticking = setInterval(tick, SECOND);
      document.addEventListener("visibilitychange", tick);
      tick();
      show();
    }
    /** The clock stands, and says nothing. */
    function halt() {
      begun = null;
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", tick);
    }
    /** @param {unknown} [event] @param {string} [words] */
    function end(event, words = t("Stopped. What you rated is kept. You can write in other minutes below.")) {
      const held = event || element.contains(document.activeElement);
      halt();
      place.clock?.keep(field.name, null);
      asked = Math.max(asked, 0); // it has been asked about: the last words stand
      says.textContent = words;
      show();
      if (held) start.focus();
    }
    function tick() {
      if (begun === null) return;
      const minute = Math.floor((Date.now() - begun) / MINUTE);
      if (minute > last) {
        end(undefined, t("That is the last minute. What you rated is kept."));
        return;
      }
      if (minute === asked) return;
      asked = minute;
      live.clear(table.at(minute));
      says.textContent = t("Minute {minute} of {last}. How strong is it now?", { minute, last });
    }
    function show() {
      const running = begun !== null;
      live.box.hidden = !running;
      stop.hidden = !running;
      start.hidden = running || table.latest() === last;
      start.textContent = table.latest() === null ? t("Start") : t("Carry on from here");
      if (!running && asked < 0) {
        says.textContent = start.hidden
          ? t("Rated to the last minute. You can change any of them below.")
          : t("It asks once a minute, for up to {last} minutes. Stop whenever you like.", { last });
      }
      wave.show(table.read());
    }
    live.box.addEventListener("change", (event) => {
      event.stopPropagation(); // the table tells the form
      table.set(asked, live.chosen());
      changed(table.box);
    });
    element.addEventListener("change", show);
    show();
    return {
      element,
      read: () => table.read(),
      write(answer) {
        table.write(answer ?? []);
        show();
      },
      target: () => start,
      resume() {
        const since = place.clock?.begun(field.name) ?? null;
        if (begun === null && since !== null && since <= Date.now()) run(since);
      },
      leave() {
        halt();
        asked = -1;
      },
    };
  },
  text(_field, answer) {
    return [...(answer ?? [])].sort((a, b) => a.minute - b.minute)
      .map(({ minute, rating }) => t("minute {minute}: {rating}", { minute, rating })).join(", ");
  },
};

/**
 * The row of numbers that is asked for each minute.
 * @param {import("../types").Field} field
 * @param {import("../types").Place} place
 */
function drawLive(field, place) {
  const ruler = make("div", { class: "ruler" });
  for (let stop = 0; stop <= MOST; stop += 1) {
    const input = make("input", { type: "radio", name: `${field.name}.now`, value: stop, "data-now": true });
    ruler.append(make("label", { class: "pick" }, input, String(stop)));
  }
  const box = make("div", { class: "live", role: "radiogroup", "aria-labelledby": place.id(field.name, "ask"), hidden: true },
    ruler, ends(field));
  return {
    box,
    chosen() {
      const value = picks(box).find((radio) => radio.checked)?.value;
      return value === undefined ? null : Number(value);
    },
    /** @param {number | null} rating */
    clear(rating) {
      for (const radio of picks(box)) radio.checked = radio.value === String(rating);
    },
  };
}

/**
 * Every minute with its rating, to write in by hand.
 * @param {import("../types").Field} field
 * @param {import("../types").Place} place
 * @param {number} last
 */
function drawTable(field, place, last) {
  const list = make("div", { class: "minutes" });
  const selects = Array.from({ length: last + 1 }, (_none, minute) => {
    const id = place.id(field.name, ...(minute === 0 ? [] : [String(minute)]));
    const select = make("select", { name: field.name, id, "data-minute": minute }, make("option", { value: "" }, "–"));
    for (let stop = 0; stop <= MOST; stop += 1) select.append(make("option", { value: stop }, String(stop)));
    list.append(make("div", {}, make("label", { class: "hint", for: id }, unseen(`${field.ask} `), t("Minute {minute}", { minute })), select));
    return select;
  });
  const box = make("details", { class: "by-hand" }, make("summary", {}, t("Write the minutes in by hand")), list);
  return {
    box,
    /** @param {number} minute */
    at: (minute) => (selects[minute]?.value ? Number(selects[minute].value) : null),
    latest() {
      const rated = selects.flatMap((select, minute) => (select.value ? [minute] : []));
      return rated.length ? Math.max(...rated) : null;
    },
    /** @param {number} minute @param {number | null} rating */
    set(minute, rating) {
      const select = selects[minute];
      if (select) select.value = rating === null ? "" : String(rating);
    },
    read() {
      const found = selects.flatMap((select, minute) =>
        select.value ? [{ minute, rating: Number(select.value) }] : []);
      return found.length ? found : null;
    },
    /** @param {{minute: number, rating: number}[]} answer */
    write(answer) {
      const known = new Map(answer.map(({ minute, rating }) => [minute, rating]));
      for (const [minute, select] of selects.entries()) select.value = String(known.get(minute) ?? "");
    },
  };
}

/** @param {number} last the wave, for whoever sees it; the numbers stand in the minutes below */
function drawWave(last) {
  const line = trace("path", {});
  const points = trace("g", { fill: "currentColor" });
  const svg = trace("svg", { class: "wave", viewBox: "0 0 320 96", "aria-hidden": "true" },
    trace("path", { class: "thin", d: "M8 88h304" }), line, points);
  return {
    svg,
    /** @param {{minute: number, rating: number}[] | null} rated */
    show(rated) {
      const found = (rated ?? []).map(({ minute, rating }) => [8 + (minute / last) * 304, 88 - rating * 8]);
      svg.toggleAttribute("hidden", found.length < 2);
      line.setAttribute("d", found.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y}`).join(""));
      points.replaceChildren(...found.map(([x, y]) => trace("circle", { cx: x.toFixed(1), cy: y, r: 3 })));
    },
  };
}
