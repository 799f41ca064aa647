/** Guided practices, for the pages that have one. */

export { mount as practice } from "../../practices/practice.js";
