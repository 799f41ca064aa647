/** Jupyter's messages in the v1 layout. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { compose, newId, pack, unpack, view } from "../../../widgets/secure_base/serve/client/messages.js";

test("a message comes back as it went, buffers and all", () => {
  const words = "“fine” 🌧 \u0085 \u202e ";
  const sent = compose("comm_msg", { data: { words } }, {
    session: "s",
    metadata: { version: "1" },
    buffers: [new Uint8Array([1, 2, 3]).subarray(1), new ArrayBuffer(0)],
  });
  const got = unpack(pack(sent).buffer);
  assert.equal(got.channel, "shell");
  assert.deepEqual(got.header, sent.header);
  assert.deepEqual(got.content, { data: { words } });
  assert.deepEqual(got.metadata, { version: "1" });
  assert.deepEqual(got.buffers.map((buffer) => buffer.byteLength), [2, 0]);
  assert.equal(got.buffers[0].getUint8(0), 2);
});

test("the layout is the one that jupyter_server writes: a table of offsets, then the parts", () => {
  const frame = pack(compose("status", {}, { session: "s" }));
  const table = new DataView(frame.buffer);
  const count = Number(table.getBigUint64(0, true));
  assert.equal(count, 6); // channel, four documents, and the end
  assert.equal(Number(table.getBigUint64(8, true)), 8 * (count + 1));
  assert.equal(Number(table.getBigUint64(8 * count, true)), frame.length);
});

test("names are never the same twice", () => {
  assert.match(newId(), /^[0-9a-f]{32}$/);
  assert.notEqual(newId(), newId());
});

test("a view shows the part of a buffer that was meant", () => {
  const shown = view(new Uint8Array([1, 2, 3, 4]).subarray(2, 3));
  assert.equal(shown.byteLength, 1);
  assert.equal(shown.getUint8(0), 3);
});
