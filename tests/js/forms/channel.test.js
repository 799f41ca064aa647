import assert from "node:assert/strict";
import test from "node:test";
import { pause } from "./page.js";
import { createChannel, newId, Refused } from "../../../widgets/secure_base/forms/channel.js";

function wire() {
  const sent = [];
  let ear;
  return {
    sent,
    say: (message) => ear(message),
    transport: { send: (message, buffers) => sent.push({ ...message, buffers }), listen: (heard) => { ear = heard; } },
  };
}

test("what is asked before anybody listens is sent when somebody does", async () => {
  const channel = createChannel();
  const asked = channel.ask("hello", { a: 1 });
  const { sent, say, transport } = wire();
  assert.equal(channel.state, "waiting");
  channel.attach(transport);
  assert.equal(channel.state, "ready");
  assert.equal(sent[0].type, "hello");
  assert.equal(sent[0].a, 1);
  say({ type: "entries", serial: sent[0].serial });
  assert.equal((await asked).type, "entries");
});

test("an unanswered question is asked again of the next kernel, an answered one is not", async () => {
  const channel = createChannel();
  const first = wire();
  channel.attach(first.transport);
  const a = channel.ask("a");
  const b = channel.ask("b");
  first.say({ type: "done", serial: first.sent[0].serial });
  await a;
  channel.detach();
  assert.equal(channel.state, "lost");
  const second = wire();
  channel.attach(second.transport);
  assert.deepEqual(second.sent.map(({ type }) => type), ["b"]);
  second.say({ type: "done", serial: second.sent[0].serial });
  assert.equal((await b).type, "done");
});

test("a refusal carries its sentence and its field", async () => {
  const channel = createChannel();
  const { sent, say, transport } = wire();
  channel.attach(transport);
  const asked = channel.ask("save");
  say({ type: "refused", serial: sent[0].serial, sentence: "The disk is full.", field: "cup" });
  await assert.rejects(asked, (fault) => fault instanceof Refused && fault.sentence === "The disk is full." && fault.field === "cup");
});

test("what the kernel says unasked reaches those who listen for it, until they stop", () => {
  const channel = createChannel();
  const { say, transport } = wire();
  channel.attach(transport);
  const heard = [];
  const stop = channel.on("news", (message) => heard.push(message));
  say({ type: "news", n: 1 });
  stop();
  say({ type: "news", n: 2 });
  assert.deepEqual(heard.map(({ n }) => n), [1]);
});

test("an answer from a kernel that was let go is not heard", async () => {
  const channel = createChannel();
  const old = wire();
  channel.attach(old.transport);
  let answered = false;
  void channel.ask("a").then(() => { answered = true; });
  channel.attach(wire().transport);
  old.say({ type: "done", serial: old.sent[0].serial });
  await pause();
  assert.equal(answered, false);
});

test("buffers travel both ways", async () => {
  const channel = createChannel();
  const { sent, transport } = wire();
  let ear;
  channel.attach({ ...transport, listen: (heard) => { ear = heard; } });
  const asked = channel.ask("open", {}, [new ArrayBuffer(3)]);
  assert.equal(sent[0].buffers[0].byteLength, 3);
  ear({ type: "done", serial: sent[0].serial }, [new DataView(new ArrayBuffer(2))]);
  assert.equal((await asked).buffers[0].byteLength, 2);
});

test("an entry's id is 32 hex digits and never the same", () => {
  assert.match(newId(), /^[0-9a-f]{32}$/);
  assert.notEqual(newId(), newId());
});

test("what is asked while the workbook is locked is held, and asked again once it is open", async () => {
  const channel = createChannel();
  const { sent, say, transport } = wire();
  const states = [];
  channel.onstate((state) => states.push(state));
  channel.attach(transport);
  const saved = channel.ask("save");
  say({ type: "closed", serial: sent[0].serial, sentence: "It is locked." });
  assert.equal(channel.state, "locked");
  const later = channel.ask("hello");
  say({ type: "closed", serial: sent[1].serial, sentence: "It is locked." });
  say({ type: "open" });
  assert.deepEqual(sent.map(({ type }) => type), ["save", "hello", "save", "hello"]);
  assert.deepEqual(states, ["ready", "locked", "ready"]);
  say({ type: "saved", serial: sent[2].serial });
  say({ type: "entries", serial: sent[3].serial });
  assert.equal((await saved).type, "saved");
  assert.equal((await later).type, "entries");
  say({ type: "open" });
  assert.equal(sent.length, 4, "nothing is asked twice of an open workbook");
});

test("a locked page whose kernel goes asks the next one", () => {
  const channel = createChannel();
  const first = wire();
  channel.attach(first.transport);
  void channel.ask("save");
  first.say({ type: "closed" });
  assert.equal(channel.state, "locked");
  channel.detach();
  assert.equal(channel.state, "lost");
  const second = wire();
  channel.attach(second.transport);
  assert.deepEqual(second.sent.map(({ type }) => type), ["save"]);
});
