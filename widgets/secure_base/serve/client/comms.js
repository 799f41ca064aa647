/**
 * Comms: the named conversations that widgets hold with a kernel, over whatever sends messages.
 *
 * Several listeners may follow one comm (our own models and the official manager meet on a page).
 */

import { newId } from "./messages.js";

/**
 * @typedef {import("./messages.js").Message} Message
 * @typedef {{
 *   iopub?: {status?: (m: Message) => void, output?: (m: Message) => void, [more: string]: unknown},
 *   shell?: {reply?: (m: Message) => void, [more: string]: unknown},
 * }} Callbacks
 * @typedef {(type: string, content: Record<string, any>, more?: {metadata?: Record<string, unknown>,
 *   buffers?: (ArrayBuffer | ArrayBufferView)[], channel?: string}) => string | null} Send
 */

/** One conversation. */
export class Comm {
  /**
   * @param {Comms} comms
   * @param {string} target
   * @param {string} id
   */
  constructor(comms, target, id) {
    this.comms = comms;
    this.target = target;
    this.id = id;
    /** @type {Set<(message: Message) => void>} */
    this.listeners = new Set();
    /** @type {Set<(message: Message | null) => void>} */
    this.closing = new Set();
  }

  /**
   * @param {Record<string, any>} data
   * @param {{callbacks?: Callbacks, metadata?: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[]}} [more]
   */
  send(data, more = {}) {
    return this.comms.post("comm_msg", { comm_id: this.id, data }, more);
  }

  /** @param {(message: Message) => void} heard @returns {() => void} stops listening */
  listen(heard) {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  /** @param {(message: Message | null) => void} closed null when the kernel went, not only the comm */
  onclose(closed) {
    this.closing.add(closed);
    return () => this.closing.delete(closed);
  }

  /** @param {Message | null} message */
  end(message) {
    for (const closed of [...this.closing]) closed(message);
    this.listeners.clear();
    this.closing.clear();
  }
}

/** All the comms of one kernel. */
export class Comms {
  /** @param {Send} send */
  constructor(send) {
    this.send = send;
    /** @type {Map<string, Comm>} */
    this.open = new Map();
    /** @type {Map<string, (comm: Comm, message: Message) => void>} */
    this.targets = new Map();
    /** @type {Map<string, Callbacks>} */
    this.waiting = new Map();
    /** @type {Map<string, (message: Message) => void>} who shows what a request printed */
    this.printing = new Map();
  }

  /**
   * @param {string} type
   * @param {Record<string, any>} content
   * @param {{callbacks?: Callbacks, metadata?: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[]}} more
   */
  post(type, content, { callbacks, ...more }) {
    const id = this.send(type, content, more);
    if (id && callbacks) this.waiting.set(id, callbacks);
    return id ?? "";
  }

  /**
   * A comm that the kernel has; without `data` it is only remembered, not opened.
   * @param {string} target
   * @param {{id?: string, data?: Record<string, any>, callbacks?: Callbacks, metadata?: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[]}} [more]
   */
  join(target, { id = newId(), data, ...more } = {}) {
    const comm = this.open.get(id) ?? new Comm(this, target, id);
    this.open.set(id, comm);
    if (data) this.post("comm_open", { comm_id: id, target_name: target, data }, more);
    return comm;
  }

  /**
   * @param {Comm} comm
   * @param {Record<string, any>} [data]
   */
  leave(comm, data = {}) {
    this.open.delete(comm.id);
    return this.post("comm_close", { comm_id: comm.id, data }, {});
  }

  /** @param {Message} message anything the kernel said */
  receive(message) {
    const { content, channel } = message;
    const type = message.header.msg_type;
    const asked = this.waiting.get(message.parent_header.msg_id ?? "");
    if (type === "comm_open") {
      const comm = this.join(content.target_name, { id: content.comm_id });
      this.targets.get(content.target_name)?.(comm, message);
    } else if (type === "comm_msg") {
      for (const heard of [...(this.open.get(content.comm_id)?.listeners ?? [])]) heard(message);
    } else if (type === "comm_close") {
      const comm = this.open.get(content.comm_id);
      this.open.delete(content.comm_id);
      comm?.end(message);
    } else if (type === "status") {
      asked?.iopub?.status?.(message);
      if (content.execution_state === "idle") this.waiting.delete(message.parent_header.msg_id ?? "");
    } else if (channel === "shell") {
      asked?.shell?.reply?.(message);
    } else if (channel === "iopub") {
      asked?.iopub?.output?.(message);
      this.printing.get(message.parent_header.msg_id ?? "")?.(message);
    }
  }

  /** The kernel has gone, and every conversation with it. */
  end() {
    const ending = [...this.open.values()];
    this.open.clear();
    this.waiting.clear();
    for (const comm of ending) comm.end(null);
  }
}
