/** The page's parts are drawn a few at a time, from the top, and none is missed by a kernel. */

import assert from "node:assert/strict";
import test from "node:test";
import { all, place, shapeOf } from "../forms/page.js";
import { Comms } from "../../../widgets/secure_base/serve/client/comms.js";
import { Places } from "../../../widgets/secure_base/serve/client/places.js";

const KEYS = ["first", "second", "third"];
const forms = () => all("form[data-exercise]").length;

/** A page of three forms, on a machine that takes a second for each look at its clock. */
function page(t) {
  let now = 0;
  t.mock.method(performance, "now", () => (now += 1000));
  const shape = JSON.stringify(shapeOf([{ name: "line", kind: "line", ask: "A line?", core: true }]));
  const parts = KEYS.map((key) => {
    const element = document.createElement("div");
    Object.assign(element.dataset, { part: "form", key });
    const kept = document.createElement("script");
    kept.type = "application/json";
    kept.textContent = shape;
    element.append(kept);
    return element;
  });
  place().append(...parts);
  return new Places();
}

test("the first form can be typed into before the last is drawn", async (t) => {
  const places = page(t);
  const drawn = places.drawAll();
  assert.equal(forms(), 1);
  await drawn;
  assert.equal(forms(), KEYS.length);
});

test("a page that is going to be scrolled is drawn in one go", async (t) => {
  const places = page(t);
  void places.drawAll(true);
  assert.equal(forms(), KEYS.length);
});

test("a kernel that is quicker than the drawing finds every form's place", async (t) => {
  const places = page(t);
  const drawn = places.drawAll();
  const comms = new Comms(() => "sent");
  for (const key of KEYS) assert.ok(places.adopt(key, comms.join("jupyter.widget", { id: key })), key);
  await drawn;
  assert.deepEqual(places.all.map(({ channel }) => channel.state), KEYS.map(() => "ready"));
  assert.equal(forms(), KEYS.length);
});
