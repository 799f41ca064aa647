/** Every part that a page can show, by the name its Python class gives it. One line each. */

import { mount as again } from "./again.js";
import { mount as chart } from "./chart.js";
import { mount as daily } from "./daily.js";
import { mount as earlier } from "./earlier.js";
import { mount as form } from "./form.js";
import { mount as gate } from "./gate.js";
import { mount as guide } from "./guide.js";
import { mount as keeping } from "./keeping.js";
import { mount as later } from "./later.js";
import { mount as path } from "./path.js";
import { mount as practice } from "../practices/practice.js";
import { mount as today } from "./today.js";

/** @type {Record<string, import("./types").Mount>} */
export const parts = { again, chart, daily, earlier, form, gate, guide, keeping, later, path, practice, today };
