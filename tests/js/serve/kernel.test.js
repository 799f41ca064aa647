/** A page's kernel, from first to last, without a server. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Window } from "happy-dom";

/** @type {any} */
let window;
/** @type {any[]} */
let sockets;
/** @type {string[]} */
let asked;
/** @type {Record<string, any>} */
let answers;

class FakeSocket {
  static OPEN = 1;
  readyState = 1;
  constructor(/** @type {URL} */ address) {
    this.address = String(address);
    sockets.push(this);
  }
  send() {}
  close() {
    this.readyState = 3;
  }
}

const globals = ["document", "location", "addEventListener", "WebSocket", "fetch", "setInterval"];
/** @type {Record<string, any>} */
const before = {};

beforeEach(() => {
  window = new Window({ url: "http://127.0.0.1:8866/voila/render/x.ipynb" });
  [sockets, asked, answers] = [[], [], {}];
  const fetch = async (/** @type {string} */ address, /** @type {any} */ { method = "GET" } = {}) => {
    asked.push(`${method} ${address}`);
    const answer = answers[method];
    if (!answer) throw new TypeError("no network");
    return answer();
  };
  const fakes = {
    document: window.document, location: window.location, WebSocket: FakeSocket, fetch,
    addEventListener: window.addEventListener.bind(window), setInterval: () => 0,
  };
  for (const name of globals) before[name] = Object.getOwnPropertyDescriptor(globalThis, name);
  for (const [name, value] of Object.entries(fakes)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
});

afterEach(() => {
  for (const name of globals) {
    if (before[name]) Object.defineProperty(globalThis, name, before[name]);
    else delete (/** @type {any} */ (globalThis))[name];
  }
});

const settled = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

const stream = (/** @type {object[]} */ ...lines) => () => ({
  ok: true,
  body: new Response(lines.map((line) => JSON.stringify(line) + "\n").join("")).body,
});

async function living() {
  const { PageKernel } = await import("../../../widgets/secure_base/serve/client/kernel.js");
  /** @type {any[]} */
  const told = [];
  const kernel = new PageKernel("/", "/voila/kernel/x.ipynb", {
    begin: () => told.push("begin"),
    joined: () => told.push("joined"),
    parted: () => told.push("parted"),
    line: (line) => told.push(line),
    state: (state) => told.push(state),
    wanted: () => false,
  });
  void kernel.live();
  await settled();
  return { kernel, told };
}

test("the socket is opened as soon as the kernel has a name, and lines are passed on", async () => {
  answers.POST = stream({ kernel: "k" }, { cell: 1, output: {} }, { done: true });
  const { kernel, told } = await living();
  assert.match(sockets[0].address, /^ws:\/\/127\.0\.0\.1:8866\/api\/kernels\/k\/channels\?session_id=/);
  assert.deepEqual(told.filter((x) => x.cell), [{ cell: 1, output: {} }]);
  sockets[0].onopen();
  assert.deepEqual(told.slice(-2), ["ready", "joined"]);
  kernel.left = true;
});

test("a socket that closes while the kernel lives is opened again, in the same session", async () => {
  answers.POST = stream({ kernel: "k" }, { done: true });
  answers.GET = () => ({ ok: true, status: 200 });
  const { kernel, told } = await living();
  sockets[0].onopen();
  sockets[0].onclose();
  await settled();
  kernel.wake?.();
  await settled();
  assert.equal(sockets.length, 2);
  assert.equal(sockets[1].address, sockets[0].address);
  assert.ok(told.includes("parted"));
  assert.equal(asked.filter((line) => line.startsWith("POST")).length, 1);
  kernel.left = true;
});

for (const status of [403, 404]) {
  test(`a kernel that answers ${status} is gone, and another is asked for`, async () => {
    answers.POST = stream({ kernel: "k" }, { done: true });
    answers.GET = () => ({ ok: false, status });
    const { kernel, told } = await living();
    sockets[0].onopen();
    sockets[0].onclose();
    await settled(60);
    assert.ok(told.includes("gone"));
    assert.equal(asked.filter((line) => line.startsWith("POST")).length, 2);
    kernel.left = true;
  });
}

test("a hidden page that waits for nothing asks for no kernel until it is looked at", async () => {
  let hidden = true;
  Object.defineProperty(window.document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
  answers.POST = stream({ kernel: "k" }, { done: true });
  const { kernel } = await living();
  assert.deepEqual(asked, []);
  hidden = false;
  window.document.dispatchEvent(new window.Event("visibilitychange"));
  await settled();
  assert.equal(asked.length, 1);
  kernel.left = true;
});

test("a server that cannot be reached is asked again, and the page is told", async () => {
  const { kernel, told } = await living();
  assert.ok(told.includes("lost"));
  answers.POST = stream({ kernel: "k" }, { done: true });
  kernel.wake?.();
  await settled();
  assert.equal(sockets.length, 1);
  kernel.left = true;
});
