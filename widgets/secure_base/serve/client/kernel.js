/**
 * The page's kernel, for as long as the page is looked at: started, listened to, and replaced when
 * it dies, is culled or cannot be reached, on the same page and without anybody's help.
 *
 * A hidden page that waits for nothing starts no kernel: it would only be culled again.
 */

import { Comms } from "./comms.js";
import { newId } from "./messages.js";
import { openSocket } from "./socket.js";

/**
 * @typedef {"starting" | "ready" | "busy" | "lost" | "gone" | "failed"} KernelState
 * @typedef {{kernel?: string, cell?: number, output?: Record<string, any>, widget?: string, trouble?: string,
 *   done?: boolean, failed?: boolean}} Line one line of the server's stream
 * @typedef {{
 *   begin: (comms: Comms) => void,
 *   joined: () => void,
 *   parted: () => void,
 *   line: (line: Line) => void,
 *   state: (state: KernelState) => void,
 *   wanted: () => boolean,
 * }} Listener what the page does: `begin` with a new kernel, `joined` when it can be spoken to,
 *   `parted` when it cannot; `wanted` says whether words are waiting
 */

const FIRST_PAUSE = 500; // milliseconds before trying again; doubled each time
const LONGEST_PAUSE = 15_000;
const SILENCE = 10_000; // milliseconds without an answer before we ask whether anyone is there
const LONG_HIDDEN = 30_000; // milliseconds after which a socket may be dead without saying so

export class PageKernel {
  /**
   * @param {string} base the server's base URL
   * @param {string} address where a kernel for this page is asked for
   * @param {Listener} page
   */
  constructor(base, address, page) {
    this.base = base;
    this.address = address;
    this.page = page;
    /** @type {KernelState} */
    this.state = "starting";
    /** @type {string | null} */
    this.id = null;
    this.session = newId();
    this.tries = 0;
    /** @type {import("./socket.js").Socket | null} */
    this.socket = null;
    this.left = false;
    this.spoke = 0;
    this.heard = 0;
    /** @type {(() => void) | null} ends the current kernel's life on this page */
    this.over = null;
    /** @type {(() => void) | null} ends a pause early */
    this.wake = null;
    this.hiddenAt = 0;
    this.met = false;
    this.stop = new AbortController();
    this.comms = this.freshComms();
  }

  freshComms() {
    return new Comms((type, content, more) => {
      this.spoke = this.spoke || Date.now();
      return this.socket?.send(type, content, more) ?? null;
    });
  }

  /** @param {KernelState} state */
  become(state) {
    if (this.state === state) return;
    this.state = state;
    this.page.state(state);
  }

  /** Keep a kernel for this page until the page is left. */
  async live() {
    addEventListener("online", () => this.wake?.());
    document.addEventListener("visibilitychange", () => this.looked());
    setInterval(() => this.listen(), SILENCE / 2);
    while (!this.left) {
      await this.untilWanted();
      try {
        await this.oneLife();
        if (!this.met) await this.pause(); // a kernel that never spoke: the next may not either
      } catch {
        this.become(this.state === "failed" ? "failed" : "lost");
        this.end();
        await this.pause();
      }
    }
  }

  /** From asking for a kernel to its end. */
  async oneLife() {
    this.comms = this.freshComms();
    this.session = newId();
    this.met = false;
    this.stop = new AbortController();
    const life = new Promise((resolve) => {
      this.over = () => resolve(undefined);
    });
    this.page.begin(this.comms);
    // Asked for in these words, jupyter-server-proxy (Binder) passes the lines on as they come.
    const headers = { Accept: "text/event-stream" };
    const answer = await fetch(this.address, { method: "POST", headers, signal: this.stop.signal });
    if (!answer.ok || !answer.body) throw new Error(String(answer.status));
    const reading = this.read(answer.body);
    reading.catch(() => {}); // told by the race, or no longer wanted
    await Promise.race([life, reading.then(() => life)]);
    this.end();
  }

  /** @param {ReadableStream<Uint8Array<ArrayBuffer>>} body */
  async read(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + (value ?? "")).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) this.take(JSON.parse(text));
      if (done) return;
    }
  }

  /** @param {Line} line */
  take(line) {
    if (line.kernel) {
      this.id = line.kernel;
      this.connect();
    }
    if (line.failed) {
      this.become("failed");
      throw new Error("failed");
    }
    this.page.line(line);
  }

  connect() {
    const kernelId = this.id;
    if (!kernelId || this.left) return;
    this.socket = openSocket({
      base: this.base,
      kernelId,
      session: this.session,
      opened: () => {
        this.tries = 0;
        this.met = true;
        this.heard = Date.now();
        this.spoke = 0;
        this.become("ready");
        this.page.joined();
      },
      heard: (message) => this.hear(message),
      closed: () => void this.dropped(kernelId),
    });
  }

  /** @param {import("./messages.js").Message} message */
  hear(message) {
    this.heard = Date.now();
    this.spoke = 0;
    const state = message.header.msg_type === "status" && message.content.execution_state;
    if (state === "dead" || state === "restarting" || state === "autorestarting") {
      this.become("gone");
      this.over?.();
      return;
    }
    if (state === "busy" || state === "idle") this.become(state === "busy" ? "busy" : "ready");
    this.comms.receive(message);
  }

  /** @param {string} kernelId the kernel whose socket closed */
  async dropped(kernelId) {
    this.socket = null;
    this.page.parted();
    while (!this.left && this.id === kernelId && !this.socket) {
      const alive = await this.alive(kernelId);
      if (this.id !== kernelId) return;
      if (alive === false) {
        this.become("gone");
        this.over?.();
        return;
      }
      if (alive === null) this.become("lost");
      await this.pause();
      if (alive && this.id === kernelId) this.connect();
      if (alive) return;
    }
  }

  /** @param {string} kernelId @returns {Promise<boolean | null>} null when nobody answers */
  async alive(kernelId) {
    try {
      const signal = AbortSignal.timeout(SILENCE / 2);
      const answer = await fetch(`${this.base}api/kernels/${kernelId}`, { signal });
      if (answer.ok) return true;
      return answer.status === 403 || answer.status === 404 ? false : null;
    } catch {
      return null;
    }
  }

  /** Nobody answered for a while: is anyone there? A network that drops says nothing by itself. */
  async listen() {
    const { id, socket } = this;
    if (!id || !socket?.open || !this.spoke || Date.now() - this.spoke < SILENCE) return;
    this.spoke = 0;
    const alive = await this.alive(id);
    if (alive === true || this.socket !== socket) return;
    socket.close();
    void this.dropped(id);
  }

  /** The page has been hidden or is looked at again. */
  async looked() {
    if (document.visibilityState === "hidden") {
      this.hiddenAt = Date.now();
      return;
    }
    this.wake?.();
    const { id, socket } = this;
    if (id && socket && Date.now() - this.hiddenAt > LONG_HIDDEN) {
      socket.close();
      await this.dropped(id);
    }
  }

  async untilWanted() {
    while (!this.left && document.visibilityState === "hidden" && !this.page.wanted()) {
      await new Promise((resolve) => {
        this.wake = () => resolve(undefined);
        setTimeout(resolve, LONGEST_PAUSE);
      });
    }
  }

  async pause() {
    const time = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.tries);
    this.tries += 1;
    await new Promise((resolve) => {
      this.wake = () => resolve(undefined);
      setTimeout(resolve, time * (0.75 + Math.random() / 2)); // not everyone in the same moment
    });
    this.wake = null;
  }

  /** This kernel is over for this page. */
  end() {
    this.id = null;
    this.socket?.close();
    this.socket = null;
    this.over = null;
    this.stop.abort();
    this.comms.end();
    this.page.parted();
  }

  /** The page is going: tell the server that its kernel may end. */
  leave() {
    if (!this.id) return;
    navigator.sendBeacon(`${this.base}voila/api/shutdown/${this.id}`);
  }
}
