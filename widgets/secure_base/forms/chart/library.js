/**
 * Fetches Plotly once, and only when a picture is wanted.
 *
 * On our own pages its address stands in the page; elsewhere (JupyterLab) the kernel is asked for the
 * bytes. Nothing is asked of any other origin.
 */

import { fileAddress } from "../whereabouts.js";

/**
 * @typedef {{
 *   react(host: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>,
 *   purge(host: HTMLElement): void,
 * }} Plotly
 */

const FILE = "plotly-basic.js";

/** @type {Promise<Plotly> | null} */
let loading = null;

/**
 * @param {import("../types").Channel} channel
 * @returns {Promise<Plotly>}
 */
export function library(channel) {
  loading ??= load(channel).catch((fault) => {
    loading = null; // the next picture may try again
    throw fault;
  });
  return loading;
}

/** @param {import("../types").Channel} channel */
async function load(channel) {
  keepStylesOurs();
  const address = fileAddress(FILE);
  if (address) return evaluated(address);
  const { buffers } = await channel.ask("library", { name: FILE });
  const blob = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
  try {
    return await evaluated(blob);
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/**
 * Plotly would write its styles into the page, which the page's policy forbids; an element of this
 * name tells it that they are there already. They stand in chart.css.
 */
function keepStylesOurs() {
  const name = "plotly.js-style-global";
  if (document.getElementById(name)) return;
  const mark = document.createElement("meta");
  mark.id = name;
  mark.className = "no-inline-styles";
  document.head.append(mark);
}

/**
 * Plotly puts itself into the window; give back what another page's script may have had there.
 * @param {string} address
 * @returns {Promise<Plotly>}
 */
async function evaluated(address) {
  const page = /** @type {{Plotly?: Plotly}} */ (/** @type {unknown} */ (window));
  const before = page.Plotly;
  await import(/* webpackIgnore: true */ address);
  const ours = page.Plotly;
  if (!ours) throw new Error("the file did not hold Plotly");
  if (before) page.Plotly = before;
  return ours;
}
