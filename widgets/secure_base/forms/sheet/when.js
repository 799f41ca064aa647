/**
 * Fields that are shown only when another has a certain answer. What was written in one that hides
 * stays where it is.
 */

/** @typedef {Map<string, {field: import("../types").Field, drawn: import("../types").Drawn}>} Fields */

/** @param {Fields} fields */
export function showWhen(fields) {
  for (const { field, drawn } of fields.values()) {
    if (!field.show_when) continue;
    drawn.element.hidden = !Object.entries(field.show_when).every(([name, wanted]) => {
      const asked = fields.get(name);
      return asked && !asked.drawn.element.hidden && answers(asked.drawn.read(), [wanted].flat());
    });
  }
}

/**
 * A group whose fields are all away is away with them.
 * @param {Fields} fields
 */
export function showGroups(fields) {
  for (const { drawn } of fields.values()) {
    const group = /** @type {HTMLElement | null} */ (drawn.element.closest(".group"));
    if (group) group.hidden = [...group.children].slice(1).every(isAway);
  }
}

/**
 * Whether a field is not shown: another answer hides it, or it has nothing to stand on yet.
 * @param {Element} element
 */
export function isAway(element) {
  return /** @type {HTMLElement} */ (element).hidden || element.classList.contains("waiting");
}

/**
 * Whether an answer is, or holds, one of the wanted ones.
 * @param {unknown} answer
 * @param {unknown[]} wanted
 */
function answers(answer, wanted) {
  if (answer === null || answer === undefined) return false;
  const given = Array.isArray(answer) ? answer : typeof answer === "object" ? Object.keys(answer) : [answer];
  return given.some((one) => wanted.some((want) => String(want) === String(one)));
}
