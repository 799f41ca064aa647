/** Widgets' models, as anywidget documents them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Model, restoreBuffers, takeBuffers } from "../../../widgets/secure_base/serve/client/models.js";
import { kernelSide } from "./kernel-side.js";

const manager = { get_model: async () => null };

function counting() {
  const kernel = kernelSide();
  const model = new Model(kernel.comms.join("jupyter.widget", { id: "c" }), { count: 1 }, manager);
  return { ...kernel, model };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("what is set is known at once, told once, and sent when it is saved", () => {
  const { model, heard } = counting();
  /** @type {any[]} */
  const told = [];
  model.on("change:count", (_model, value) => told.push(value));
  model.on("change", () => told.push("any"));
  model.set("count", 2);
  model.set("count", 2);
  assert.equal(model.get("count"), 2);
  assert.deepEqual(told, [2, "any"]);
  assert.equal(heard.length, 0);
  model.save_changes();
  assert.deepEqual(heard[0].content.data, { method: "update", state: { count: 2 }, buffer_paths: [] });
});

test("one update is on its way at a time; the rest go together when the kernel is idle", () => {
  const { model, heard, idle } = counting();
  for (const count of [2, 3, 4]) {
    model.set({ count });
    model.save_changes();
  }
  assert.equal(heard.length, 1);
  idle(heard[0].id);
  assert.deepEqual(heard[1].content.data.state, { count: 4 });
  idle(heard[1].id);
  assert.equal(heard.length, 2);
});

test("binary values travel apart and come back to their places", () => {
  const state = { a: new Uint8Array([1]), b: { c: [new ArrayBuffer(2), "x"] }, d: 4 };
  const { state: left, paths, buffers } = takeBuffers(state);
  assert.deepEqual(left, { b: { c: [null, "x"] }, d: 4 });
  assert.deepEqual(paths, [["a"], ["b", "c", 0]]);
  assert.deepEqual(buffers.map((buffer) => buffer.byteLength), [1, 2]);
  const back = restoreBuffers(left, paths, buffers);
  assert.equal(back.a.getUint8(0), 1);
  assert.equal(back.b.c[0].byteLength, 2);
});

test("the kernel's updates and messages are heard, with their buffers", async () => {
  const { model, update, custom } = counting();
  /** @type {any[]} */
  const told = [];
  model.on("change:data", () => told.push(model.get("data").getUint8(0)));
  model.on("msg:custom", (content, buffers) => told.push(content, buffers[0].getUint8(0)));
  update("c", {}, { paths: [["data"]], buffers: [new Uint8Array([5])] });
  custom("c", "hello", [new Uint8Array([6])]);
  await settled();
  assert.deepEqual(told, [5, "hello", 6]);
});

test("a message that comes before the widget is ready waits for it", async () => {
  const { model, custom } = counting();
  /** @type {any[]} */
  const told = [];
  /** @type {(nothing?: unknown) => void} */
  let begin = () => {};
  model.ready = new Promise((resolve) => { begin = resolve; });
  custom("c", "early");
  await settled();
  model.on("msg:custom", (content) => told.push(content));
  begin();
  await settled();
  assert.deepEqual(told, ["early"]);
});

test("listeners go by name, by function, by context, or all together", () => {
  const { model } = counting();
  /** @type {string[]} */
  const told = [];
  const one = () => told.push("one");
  const two = () => told.push("two");
  const owner = {};
  model.on("change:count", one);
  model.on("change:count change", two, owner);
  model.off("change:count", one);
  model.set("count", 5);
  assert.deepEqual(told, ["two", "two"]);
  model.off(null, null, owner);
  model.set("count", 6);
  assert.deepEqual(told, ["two", "two"]);
});

test("custom messages carry buffers", () => {
  const { model, heard } = counting();
  model.send({ say: "hi" }, undefined, [new Uint8Array([1, 2])]);
  assert.deepEqual(heard[0].content, { comm_id: "c", data: { method: "custom", content: { say: "hi" } } });
  assert.equal(heard[0].buffers[0].byteLength, 2);
});
