/**
 * The page's own client, in the order a person feels it: the forms stand and can be typed into,
 * then a kernel is asked for, then the forms talk to it.
 */

import { rememberCountry } from "./countries.js";
import { PageKernel } from "./kernel.js";
import { watchForLeaving } from "./leaving.js";
import { WIDGET, clearOutputs, outputPlace, showTrouble } from "./outputs.js";
import { Places } from "./places.js";
import { echoSaving, tellKernelState } from "./states.js";
import { Widgets } from "./widgets.js";

const { baseUrl = "/", kernel: address } = document.body.dataset;

watchForLeaving();
const places = new Places();
void places.drawAll(isScrolled()).then(ready);
echoSaving();
rememberCountry();
if (address) keepKernel(address);

/** Whether the browser is about to scroll down: to an anchor, or to where the page was left. */
function isScrolled() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return location.hash !== "" || visit?.type !== "navigate";
}

/** Every form can be typed into. */
function ready() {
  document.body.dataset.ready = "true";
}

/** @param {string} where a kernel for this page is asked for */
function keepKernel(where) {
  /** @type {Widgets | null} */
  let widgets = null;
  const kernel = new PageKernel(baseUrl, where, {
    begin(comms) {
      widgets?.close();
      clearOutputs();
      widgets = new Widgets(comms, places);
    },
    joined() {
      widgets?.catchUp();
      places.resume();
    },
    parted: () => places.pause(),
    line({ cell, output, widget, trouble }) {
      if (cell === undefined || !widgets) return;
      if (trouble) showTrouble(cell, trouble);
      if (output) void show(widgets, cell, output);
      if (widget) void show(widgets, cell, { data: { [WIDGET]: { model_id: widget } } });
    },
    state: tellKernelState,
    wanted: () => document.querySelector("[data-save-state=kept], [data-save-state=saving], [data-save-state=failed]") !== null,
  });
  addEventListener("pagehide", () => kernel.leave());
  void kernel.live();
}

/**
 * @param {Widgets} widgets
 * @param {number} cell
 * @param {Record<string, any>} output
 */
async function show(widgets, cell, output) {
  const element = outputPlace(cell);
  if (!element) return;
  try {
    await widgets.showOutput(output, element);
  } catch {
    await widgets.showOutput({ output_type: "error" }, element);
  }
  if (!element.hasChildNodes()) element.remove();
}
