/**
 * Shows one part, or every kind of field, over a kernel made of memory.
 *
 * `?shape=NAME` takes `shapes/NAME.json`; `&level=2`, `&theme=dark`, `&state=failed|waiting|lost`,
 * `&fill` shows it filled in. `window.kernel` is there for the tests.
 */

import face from "/widgets/secure_base/static/forms.js";
import { createKernel } from "./kernel.js";

const wanted = new URLSearchParams(location.search);
const theme = wanted.get("theme");
if (theme) document.documentElement.classList.add(theme);
const found = await fetch(`shapes/${wanted.get("shape") ?? "trigger-log"}.json`);
const { shape, entries = [], carried } = await found.json();
if (wanted.get("level")) shape.level = Number(wanted.get("level"));
const kernel = createKernel({
  entries: wanted.has("fill") ? entries : [], one: shape.entries === "one", carried, delay: 40,
});
window.kernel = kernel;

const transport = kernel.transport();
const closers = [];
const model = {
  get: (name) => ({ part: "form", key: `form:${shape.id}`, shape })[name],
  send: (message) => transport.send(message),
  on(name, heard) {
    if (name === "msg:custom") transport.listen(heard);
    if (name === "comm:close") closers.push(heard);
  },
  off: () => undefined,
};
window.lose = () => closers.forEach((close) => close());
if (wanted.get("state") === "failed") kernel.refuse("The disk is full. Copy your words before you close the page.");
if (wanted.get("state") === "waiting") kernel.goDeaf();
const section = document.createElement("section");
const element = document.createElement("div");
section.append(element);
document.querySelector("#main").append(section);
face.render({ model, el: element });
document.body.dataset.ready = "true";
