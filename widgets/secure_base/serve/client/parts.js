/**
 * The parts a page can show: those of nearly every evening come with the page's script, the others
 * when a page has one. A test holds that this is the whole of the forms' own list.
 */

import { mount as chart } from "../../forms/chart.js";
import { mount as earlier } from "../../forms/earlier.js";
import { mount as form } from "../../forms/form.js";
import { mount as gate } from "../../forms/gate.js";

/** @typedef {import("../../forms/types").Mount} Mount */

/** @type {Record<string, Mount>} */
export const atOnce = { chart, earlier, form, gate };

const more = () => import("./parts-more.js");
const practice = () => import("./parts-practice.js");

/** @type {Record<string, () => Promise<Record<string, Mount>>>} */
export const fetched = {
  again: more, daily: more, guide: more, keeping: more, later: more, path: more, today: more, practice,
};

/** @param {string} part */
export const isPart = (part) => Object.hasOwn(atOnce, part) || Object.hasOwn(fetched, part);
