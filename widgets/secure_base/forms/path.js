/** The evenings as a path of doorways: filled (done), lit (begun), open (ahead). */

import { make } from "./draw.js";
import { follow } from "./follow.js";
import { t } from "./language.js";
import { pageAddress } from "./whereabouts.js";

/** The doorway that goes with each state. */
const ARCH = /** @type {Record<string, string>} */ ({ done: "arch done", begun: "arch here" });

/**
 * @param {HTMLElement} element
 * @param {{sessions: {n: number, notebook: string, title: string}[]}} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const words = /** @type {Record<string, string>} */ ({
    done: t("done"), begun: t("begun"), next: t("next"),
  });
  const rows = shape.sessions.map((session) => {
    const arch = make("i", { class: "arch", "aria-hidden": "true" });
    const state = make("small");
    const address = pageAddress(session.notebook);
    const inside = [arch, make("span", {}, session.title), state];
    const door = address
      ? make("a", { href: address }, ...inside)
      : make("span", { class: "door", title: `${session.notebook}.ipynb` }, ...inside);
    return { session, door, arch, state, item: make("li", {}, door) };
  });
  const first = shape.sessions[0]?.n ?? 0;
  const list = make("ol", { class: "rows sessions", start: first }, ...rows.map(({ item }) => item));
  const trouble = make("p", { class: "tool", role: "status", hidden: true });
  element.classList.add("secure-base", "part");
  element.append(list, trouble);

  const following = follow(channel, {
    show({ states }) {
      const last = shape.sessions.filter(({ n }) => states[n] === "begun" || states[n] === "done").at(-1)?.n;
      const here = last !== undefined && states[last] === "begun" ? last : undefined; // an evening missed is behind
      for (const { session, door, arch, state, item } of rows) {
        const stands = states[session.n] ?? "";
        arch.className = ARCH[stands] ?? "arch";
        state.textContent = words[stands] ?? "";
        if (stands) item.dataset.state = stands;
        else delete item.dataset.state;
        if (session.n === here) door.setAttribute("aria-current", "step");
        else door.removeAttribute("aria-current");
      }
      trouble.hidden = true;
    },
    refused(sentence) {
      trouble.textContent = sentence;
      trouble.hidden = false;
    },
  });
  return {
    destroy() {
      following.stop();
      element.replaceChildren();
    },
  };
}
