/** Conversations with a kernel. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { kernelSide } from "./kernel-side.js";

test("a comm that the kernel opens reaches its target, and its messages every listener", () => {
  const { comms, say, custom } = kernelSide();
  /** @type {any[]} */
  const heard = [];
  comms.targets.set("jupyter.widget", (comm, message) => {
    heard.push(message.content.data);
    comm.listen(({ content }) => heard.push(content.data.content));
    comm.listen(({ content }) => heard.push(content.data.content));
  });
  say("comm_open", { comm_id: "c", target_name: "jupyter.widget", data: 1 });
  custom("c", "hello");
  assert.deepEqual(heard, [1, "hello", "hello"]);
});

test("what was asked hears its reply, its outputs and that the kernel is idle, then no more", () => {
  const { comms, say, idle } = kernelSide();
  /** @type {string[]} */
  const heard = [];
  const comm = comms.join("target", { id: "c" });
  const id = comm.send({}, {
    callbacks: {
      iopub: { status: () => heard.push("status"), output: () => heard.push("output") },
      shell: { reply: () => heard.push("reply") },
    },
  });
  say("stream", { text: "x" }, { to: id });
  say("execute_reply", {}, { to: id, channel: "shell" });
  idle(id);
  idle(id);
  assert.deepEqual(heard, ["output", "reply", "status"]);
});

test("a comm that closes tells its listeners, and so does a kernel that goes", () => {
  const { comms, say } = kernelSide();
  /** @type {any[]} */
  const heard = [];
  for (const id of ["one", "two"]) {
    comms.join("target", { id }).onclose((message) => heard.push([id, message?.header.msg_type ?? null]));
  }
  say("comm_close", { comm_id: "one", data: {} });
  comms.end();
  assert.deepEqual(heard, [["one", "comm_close"], ["two", null]]);
});

test("a message for nobody is let go", () => {
  const { custom, say } = kernelSide();
  custom("unknown", {});
  say("comm_close", { comm_id: "unknown", data: {} });
  say("comm_open", { comm_id: "c", target_name: "nobody", data: {} });
});
