/** Prints one thing of the page and nothing else: the other parts may hold other words. */

/** @param {HTMLElement} element */
export function printOnly(element) {
  const mark = (/** @type {boolean} */ on) => {
    document.body.classList.toggle("print-only", on);
    element.classList.toggle("only", on);
  };
  mark(true);
  window.addEventListener("afterprint", () => mark(false), { once: true });
  window.print();
}
