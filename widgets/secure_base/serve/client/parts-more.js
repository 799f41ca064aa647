/** Parts that few pages have, most of them the home page's. */

export { mount as again } from "../../forms/again.js";
export { mount as daily } from "../../forms/daily.js";
export { mount as guide } from "../../forms/guide.js";
export { mount as keeping } from "../../forms/keeping.js";
export { mount as later } from "../../forms/later.js";
export { mount as path } from "../../forms/path.js";
export { mount as today } from "../../forms/today.js";
