/** What lies in the bin: each entry can be brought back, or deleted for good once that is said twice. */

import { button, make, unseen } from "../draw.js";
import { t } from "../language.js";

/** @typedef {import("../types").Entry} Entry */
/** @typedef {(entry: Entry) => Promise<boolean>} Act whether it was done */

/**
 * What can be done with an entry in the bin, as the content of one line.
 * @param {HTMLElement} line what stands in it is replaced
 * @param {{
 *   words: string, about?: string, entry: Entry,
 *   bringBack: Act, erase: Act, back(): void, gone?(): void,
 * }} options `back` when it is back, `gone` when the line may go
 */
export function drawBinned(line, { words, about = "", entry, bringBack, erase, back, gone }) {
  /** @param {"back" | "erase" | null} [focus] */
  function offer(focus = null) {
    const of = () => (about ? unseen(`, ${about}`) : "");
    const bring = button(t("Bring it back"), async () => {
      if (await bringBack(entry)) back();
    }, { "data-action": "restore" });
    const drop = button(t("Delete for good"), ask, { class: "quiet", "data-action": "erase" });
    bring.append(of());
    drop.append(of());
    line.replaceChildren(make("span", {}, words), bring, drop);
    if (focus) (focus === "back" ? bring : drop).focus();
  }

  function ask() {
    const sure = button(t("Delete for good"), async () => {
      sure.disabled = true;
      if (await erase(entry)) said();
      else sure.disabled = false;
    }, { class: "button", "data-action": "erase-now" });
    const keep = button(t("Keep it"), () => offer("erase"), { "data-action": "keep" });
    line.replaceChildren(
      make("span", {}, t("Delete this entry for good? It cannot be brought back. Copies that you downloaded before still hold it.")),
      sure, keep);
    keep.focus();
  }

  function said() {
    const words = make("span", { tabindex: "-1" }, t("Deleted for good."));
    line.replaceChildren(words);
    words.focus();
    words.addEventListener("blur", () => gone?.(), { once: true });
  }

  return { offer };
}

/**
 * The bin of an exercise, closed until it is opened.
 * @param {{nameOf(entry: Entry): string, bringBack: Act, erase: Act}} options
 */
export function createBin({ nameOf, bringBack, erase }) {
  const title = make("span");
  const summary = make("summary", {}, title);
  const list = make("ul", { class: "rows" });
  const view = make("details", { class: "bin", hidden: true, "data-bin": true }, summary, list);
  /** @type {Map<string, HTMLElement>} */
  const shown = new Map();

  function count() {
    const lying = [...shown.values()].filter((item) => item.querySelector("button")).length;
    title.textContent = t("In the bin ({count})", { count: lying });
    view.hidden = shown.size === 0;
  }

  /** @param {string} id */
  function leave(id) {
    const within = shown.get(id)?.contains(document.activeElement);
    shown.get(id)?.remove();
    shown.delete(id);
    count();
    if (within && !view.hidden) summary.focus();
  }

  return {
    view,
    /** @param {Entry[]} entries what lies in the bin, the latest put there first */
    show(entries) {
      const wanted = new Set(entries.map(({ id }) => id));
      for (const id of [...shown.keys()]) if (!wanted.has(id)) leave(id);
      for (const entry of entries) {
        if (shown.has(entry.id)) continue;
        const line = make("p", { class: "tool binned" });
        const item = make("li", { "data-binned": entry.id }, line);
        const words = nameOf(entry);
        drawBinned(line, {
          words, about: words, entry, bringBack,
          async erase(one) {
            const done = await erase(one);
            if (done) setTimeout(count);
            return done;
          },
          back: () => leave(entry.id),
          gone: () => leave(entry.id),
        }).offer();
        shown.set(entry.id, item);
        list.append(item);
      }
      count();
    },
  };
}
