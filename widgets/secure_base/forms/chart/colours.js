/** Puts the page's own colours and type into a figure, so that one figure serves light and dark. */

const NAMED = /^var\((--[\w-]+)\)$/;

/**
 * A copy of the figure in which every `var(--name)` is what the page has under that name.
 * @template Figure
 * @param {Figure} figure
 * @param {(name: string) => string} value
 * @returns {Figure}
 */
export function coloured(figure, value) {
  if (typeof figure === "string") {
    const named = NAMED.exec(figure);
    return /** @type {any} */ (named ? value(named[1]) : figure);
  }
  if (Array.isArray(figure)) return /** @type {any} */ (figure.map((one) => coloured(one, value)));
  if (figure && typeof figure === "object") {
    const parts = Object.entries(figure).map(([name, one]) => [name, coloured(one, value)]);
    return Object.fromEntries(parts);
  }
  return figure;
}

/**
 * What the page has under a name, where this element stands.
 * @param {Element} element
 */
export function valuesAt(element) {
  const styles = getComputedStyle(element);
  return (/** @type {string} */ name) => styles.getPropertyValue(name).trim() || "#777";
}
