/** Every part that a page can show, by the name its Python class gives it. One line each. */

import { mount as form } from "./form.js";

/** @type {Record<string, import("./types").Mount>} */
export const parts = { form };
