/** The facilitator's notes: choose an evening, read it, print it. */

import { button, make } from "./draw.js";
import { sentenceOf } from "./follow.js";
import { t } from "./language.js";
import { printOnly } from "./printing.js";
import { pageAddress } from "./whereabouts.js";

/**
 * @typedef {{n: number, title: string, page: string, make_up: string | null}} Listed
 * @typedef {Listed & {notes: string, missed: string, sheets: Record<"tonight" | "home" | "more", string[]>}} Evening
 * @typedef {{evenings: Listed[], papers: {page: string, title: string}[], first: Evening | null}} GuideShape
 */

let made = 0;

/**
 * @param {HTMLElement} element
 * @param {GuideShape} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const id = `guide-${(made += 1)}`;
  const choice = make("select", { id, "data-action": "choose-evening" },
    ...shape.evenings.map(({ n, title }) => make("option", { value: n }, nameOf(n, title))));
  const said = make("p", { class: "tool told", role: "status" });
  const evening = make("article", { class: "evening", "aria-live": "off" });
  let wanted = shape.first?.n;

  element.classList.add("secure-base", "part", "guide");
  element.append(
    make("div", { class: "choosing" }, make("label", { for: id }, t("The evening")), choice),
    make("div", { class: "acts" }, button(t("Print it"), () => printOnly(evening), { "data-action": "print" })),
    said, evening, papers(shape.papers));
  choice.addEventListener("change", () => void read(Number(choice.value)));
  if (shape.first) show(shape.first);
  else said.textContent = t("There is no evening here yet.");

  /** @param {number} n */
  async function read(n) {
    wanted = n;
    said.textContent = t("One moment.");
    try {
      const reply = await channel.ask("evening", { n });
      if (wanted !== n) return; // another was chosen meanwhile
      show(/** @type {Evening & import("./types").Message} */ (reply));
      said.textContent = "";
    } catch (fault) {
      said.textContent = sentenceOf(fault);
    }
  }

  /** @param {Evening} told */
  function show(told) {
    const { n, title, page, make_up: makeUp, notes, missed } = told;
    element.dataset.evening = String(n);
    const links = [link(page, t("The evening’s page")), makeUp && link(makeUp, t("The page for whoever missed it"))];
    evening.replaceChildren(
      make("h2", {}, nameOf(n, title)),
      make("p", { class: "links" }, ...links),
      sheets(told.sheets),
      ...nodesOf(notes),
      ...missed ? [make("h3", {}, t("If somebody missed it")), ...nodesOf(missed)] : []);
  }

  return { destroy: () => element.replaceChildren() };
}

/** @param {number} n @param {string} title */
const nameOf = (n, title) => t("Session {n}: {title}", { n, title });

/** @param {Evening["sheets"]} given the evening's worksheets, by when they are done */
function sheets(given) {
  const rows = [[t("Tonight"), given.tonight], [t("For the week"), given.home], [t("More, for whoever wants it"), given.more]];
  return make("dl", { class: "rows answers" }, ...rows.filter(([, titles]) => titles.length).map(([when, titles]) =>
    make("div", {}, make("dt", {}, String(when)), make("dd", { class: "plain" }, /** @type {string[]} */ (titles).join(", ")))));
}

/** @param {GuideShape["papers"]} listed */
function papers(listed) {
  if (!listed.length) return make("p", { hidden: true });
  return make("section", { class: "papers" },
    make("h3", {}, t("Papers to print")),
    make("ul", { class: "rows" }, ...listed.map(({ page, title }) => make("li", {}, link(page, title)))));
}

/**
 * A link to another page; where there are no pages (JupyterLab) the file's name.
 * @param {string} page
 * @param {string} words
 * @param {string} [place]
 */
function link(page, words, place) {
  const address = pageAddress(page);
  return address
    ? make("a", { href: place ? `${address}#${place}` : address }, words)
    : make("span", { class: "door" }, t("{words}: {file}", { words, file: `${page}.ipynb` }));
}

/**
 * The notes are the authors' own, made from the notebooks by the kernel; nothing a person wrote is in them.
 * @param {string} html
 * @returns {ChildNode[]}
 */
function nodesOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const found of body.querySelectorAll("a[data-page]")) {
    const { page = "", place } = /** @type {HTMLElement} */ (found).dataset;
    found.replaceWith(link(page, found.textContent ?? "", place));
  }
  return [...body.childNodes];
}
