/**
 * Builds nodes. What a person wrote goes into a page as text only, never as HTML.
 */

/**
 * A new element. Attributes that are false, null or undefined are left out; `true` gives an empty one.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  attribute(element, attributes);
  element.append(...present(children));
  return element;
}

/**
 * The same for a drawing.
 * @param {string} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 */
export function trace(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  attribute(element, attributes);
  element.append(...present(children));
  return element;
}

/**
 * A button that says what it does.
 * @param {string} words
 * @param {(event: Event) => void} press
 * @param {Record<string, string | boolean | null | undefined>} [attributes]
 */
export function button(words, press, attributes = {}) {
  const element = make("button", { type: "button", class: "button second", ...attributes }, words);
  element.addEventListener("click", press);
  return element;
}

/** @param {string} words shown to screen readers only */
export function unseen(words) {
  return make("span", { class: "hide" }, words);
}

/**
 * Tell the form that an answer was changed by code rather than by typing.
 * @param {Element} element
 */
export function changed(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * @param {Element} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 */
function attribute(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
}

/** @param {(Node | string | null | undefined | false)[]} children */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child || child === ""));
}
