/** Where this page stands: addresses of other pages and of files, as the page itself tells them. */

/**
 * The address of a file that our own pages offer, or null elsewhere (JupyterLab).
 * @param {string} file such as "plotly-basic.js"
 */
export function fileAddress(file) {
  const said = document.body.getAttribute(`data-asset-${file.split(".")[0]}`);
  return said ? new URL(said, document.baseURI).href : null;
}

/**
 * The address of a notebook's page, or null where there are no pages (JupyterLab).
 * @param {string} notebook without its ending
 * @param {string | null} [exercise] whose place on the page is meant
 */
export function pageAddress(notebook, exercise) {
  const base = document.body.dataset.baseUrl;
  if (base === undefined) return null;
  return `${base}voila/render/${notebook}.ipynb${exercise ? `#exercise-${exercise}` : ""}`;
}
