/**
 * Leaving: at once, by the button or by pressing Escape three times; and the farewell to the server
 * when a page goes.
 */

const TIMES = 3;
const WITHIN = 1500; // milliseconds between the first and the third press

/** Go somewhere neutral; the page is out of sight before the other one has come. */
export function leaveNow() {
  document.documentElement.dataset.leaving = ""; // no form may ask whether one is sure
  document.documentElement.style.display = "none";
  document.title = "";
  location.replace(document.body.dataset.leaveTo || "about:blank");
}

export function watchForLeaving() {
  for (const button of document.querySelectorAll("[data-action='leave']")) {
    button.addEventListener("click", leaveNow);
  }
  /** @type {number[]} */
  let presses = [];
  document.addEventListener(
    "keydown",
    ({ key, repeat, timeStamp }) => {
      if (key !== "Escape" || repeat) return;
      presses = [...presses.filter((time) => timeStamp - time < WITHIN), timeStamp];
      if (presses.length >= TIMES) leaveNow();
    },
    true,
  );
}
