/** Files that a page fetches only when something on it needs them, by the addresses it was given. */

import { fileAddress } from "../../forms/whereabouts.js";

/**
 * @typedef {{"manager.js": typeof import("./official.js"), "sanitize.js": typeof import("./sanitize.js")}} Files
 */

/**
 * @template {keyof Files} File
 * @param {File} file
 * @returns {Promise<Files[File]>}
 */
export function lazy(file) {
  const address = fileAddress(file);
  if (!address) throw new Error(`This page was not told where ${file} is.`);
  return import(address);
}
