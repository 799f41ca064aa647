/**
 * HTML from a kernel, without anything that could run. DOMPurify does it; the default export has
 * the face of `sanitize-html`, which the official widgets ask for.
 */

import DOMPurify from "dompurify";

const FORBIDDEN = { FORBID_TAGS: ["style", "form"], FORBID_ATTR: ["style"] };

/** @param {string} html @returns {DocumentFragment} */
export function clean(html) {
  return DOMPurify.sanitize(html, { ...FORBIDDEN, RETURN_DOM_FRAGMENT: true });
}

/**
 * @param {string} html
 * @param {{allowedTags?: string[] | false}} [options]
 */
export default function sanitize(html, { allowedTags } = {}) {
  const only = Array.isArray(allowedTags) ? { ALLOWED_TAGS: [...allowedTags, "#text"] } : {};
  return DOMPurify.sanitize(html, { ...FORBIDDEN, ...only });
}

sanitize.defaults = {
  /** @type {string[]} */ allowedTags: [],
  /** @type {Record<string, string[]>} */ allowedAttributes: {},
};
