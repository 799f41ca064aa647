import assert from "node:assert/strict";
import test from "node:test";
import { all, draw, one, pause } from "./page.js";
import { mount as guide } from "../../../widgets/secure_base/forms/guide.js";

globalThis.DOMParser ??= window.DOMParser;
const listed = (n) => ({ n, title: `Evening ${n}`, page: `0${n}-evening`, make_up: n ? `make-up/0${n}` : null });
const evening = (n) => ({
  ...listed(n), sheets: { tonight: ["Trigger log"], home: [], more: ["Our loop", "What I scan for"] },
  notes: `<h3>The running order</h3><p>Chairs for ${n}. <a data-page="make-up/02" data-place="there">here</a></p>`,
  missed: "<p>One line.</p>",
});
const SHAPE = { evenings: [listed(0), listed(2)], papers: [{ page: "facilitator/consent", title: "Consent" }], first: evening(0) };

test("the first evening stands before any kernel, with its papers", () => {
  document.body.dataset.baseUrl = "/base/";
  const { element } = draw(guide, SHAPE);
  assert.equal(one("h2", element).textContent, "Session 0: Evening 0");
  assert.match(one("article", element).textContent, /Tonight.*Trigger log.*Chairs for 0/);
  assert.deepEqual(all("option", element).map((option) => option.textContent), ["Session 0: Evening 0", "Session 2: Evening 2"]);
  assert.equal(one("label", element).getAttribute("for"), one("select", element).id);
  assert.deepEqual(all("a", element).map((link) => link.getAttribute("href")), [
    "/base/voila/render/00-evening.ipynb", "/base/voila/render/make-up/02.ipynb#there", "/base/voila/render/facilitator/consent.ipynb",
  ]);
});

test("another evening is fetched, and only the last one chosen is shown", async () => {
  const { element, attach, asked } = draw(guide, SHAPE, { evening: ({ n }) => ({ type: "evening", ...evening(n) }) });
  const select = one("select", element);
  for (const n of ["0", "2"]) {
    select.value = n;
    select.dispatchEvent(new window.Event("change", { bubbles: true }));
  }
  attach();
  await pause(10);
  assert.deepEqual(asked.map(({ n }) => n), [0, 2]);
  assert.equal(one("h2", element).textContent, "Session 2: Evening 2");
  assert.match(one("article", element).textContent, /If somebody missed it/);
  assert.equal(one("[role=status]", element).textContent, "");
});

test("printing prints the evening alone", () => {
  const { element } = draw(guide, SHAPE);
  let printed = 0;
  window.print = () => { printed += 1; };
  one("[data-action=print]", element).click();
  assert.equal(printed, 1);
  assert.ok(document.body.classList.contains("print-only"));
  assert.ok(one("article", element).classList.contains("only"));
  window.dispatchEvent(new window.Event("afterprint"));
  assert.ok(!document.body.classList.contains("print-only"));
});

test("where there are no pages the files are named", () => {
  delete document.body.dataset.baseUrl;
  const { element } = draw(guide, SHAPE);
  document.body.dataset.baseUrl = "/base/";
  assert.equal(all("a", element).length, 0);
  assert.match(element.textContent, /Consent: facilitator\/consent\.ipynb/);
});
