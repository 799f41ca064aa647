/**
 * A chart: the sentence that says what it shows, the picture, and a table of the same figures.
 *
 * The sentence and the table stand at once; the picture is drawn when it comes near the screen. For
 * whoever cannot see it the picture is silent: the table is its equal.
 */

import { coloured, valuesAt } from "./chart/colours.js";
import { library } from "./chart/library.js";
import { drawTable } from "./chart/table.js";
import { make } from "./draw.js";
import { follow } from "./follow.js";
import { t } from "./language.js";

/** How near the screen, in pixels, a picture must be before it is fetched and drawn. */
const NEAR = "300px";

/** Nothing to press and nothing that moves: what can be read from it stands in the table. */
const STILL = { staticPlot: true, displayModeBar: false, responsive: true };

/**
 * @param {HTMLElement} element
 * @param {{exercise: string, name: string}} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const sentence = make("p", {}, t("Your figures come when the workbook is ready."));
  const picture = make("div", { class: "picture", "aria-hidden": "true", hidden: true });
  const figures = make("div");
  const chart = make(
    "figure",
    { class: "chart", "data-chart": shape.name, "data-of": shape.exercise },
    sentence,
    picture,
    figures,
  );
  /** @type {{data: object[], layout: object} | null} */
  let figure = null;
  /** @type {import("./chart/library.js").Plotly | null} */
  let plotly = null;
  let near = false;
  let gone = false;

  element.classList.add("secure-base", "part");
  element.append(chart);

  const watcher = watch(picture, () => {
    near = true;
    void draw();
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", redraw);
  const following = follow(channel, {
    show,
    refused(words) {
      sentence.textContent = words;
    },
  });

  /** @param {import("./types").Message} drawing */
  function show(drawing) {
    sentence.textContent = drawing.sentence;
    figure = drawing.figure;
    picture.hidden = !figure;
    chart.dataset.state = figure ? "drawn" : "empty";
    const open = Boolean(figures.querySelector("details[open]"));
    figures.replaceChildren(...(drawing.table ? [drawTable(drawing.table)] : []));
    const details = figures.querySelector("details");
    if (details) details.open = open;
    void draw();
  }

  async function draw() {
    if (!figure || !near || gone) return;
    picture.style.minHeight = `${/** @type {any} */ (figure.layout).height}px`;
    try {
      plotly = await library(channel);
    } catch {
      picture.hidden = true; // the table below says the same
      return;
    }
    if (gone || !figure) return;
    const { data, layout } = coloured(figure, valuesAt(picture));
    await plotly.react(picture, data, layout, STILL);
    picture.dataset.drawn = "true";
  }

  function redraw() {
    void draw();
  }

  return {
    destroy() {
      gone = true;
      following.stop();
      watcher?.disconnect();
      dark.removeEventListener("change", redraw);
      plotly?.purge(picture);
      element.replaceChildren();
    },
  };
}

/**
 * Call `then` once the element is near the screen; at once where that cannot be known.
 * @param {Element} element
 * @param {() => void} then
 */
function watch(element, then) {
  if (typeof IntersectionObserver === "undefined") {
    then();
    return null;
  }
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watcher.disconnect();
      then();
    },
    { rootMargin: NEAR },
  );
  watcher.observe(element);
  return watcher;
}
