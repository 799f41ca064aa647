/**
 * Widgets' models as anywidget documents them, over comms, without the official manager.
 *
 * `get`, `set`, `save_changes`, `send`, `on`, `off`, `widget_manager`; binary values; references to
 * other widgets ("IPY_MODEL_…" and "anywidget:…"). One update is on its way at a time; changes made
 * meanwhile go together in the next.
 */

import { view } from "./messages.js";

/**
 * @typedef {import("./comms.js").Comm} Comm
 * @typedef {import("./comms.js").Callbacks} Callbacks
 * @typedef {import("./messages.js").Message} Message
 * @typedef {(...heard: any[]) => void} Listener
 * @typedef {{heard: Listener, context: unknown}} Subscription
 */

/** @param {unknown} value */
const binary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/**
 * Put buffers back where they were taken from.
 * @param {Record<string, any>} state
 * @param {(string | number)[][]} paths
 * @param {DataView[]} buffers
 */
export function restoreBuffers(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    const last = path[path.length - 1];
    let inner = /** @type {any} */ (state);
    for (const step of path.slice(0, -1)) inner = inner[step];
    inner[last] = buffers[index];
  });
  return state;
}

/**
 * Take binary values out of a state, as the protocol sends them apart: a name goes, a place in a
 * list stays empty.
 * @param {Record<string, any>} state
 */
export function takeBuffers(state) {
  /** @type {(string | number)[][]} */
  const paths = [];
  /** @type {DataView[]} */
  const buffers = [];
  /** @param {any} value @param {(string | number)[]} path */
  const taken = (value, path) => {
    if (!binary(value)) return false;
    paths.push(path);
    buffers.push(view(value));
    return true;
  };
  /** @param {any} value @param {(string | number)[]} path @returns {any} */
  const walk = (value, path) => {
    if (Array.isArray(value)) {
      return value.map((inner, at) => (taken(inner, [...path, at]) ? null : walk(inner, [...path, at])));
    }
    if (!value || typeof value !== "object" || typeof value.toJSON === "function") return value;
    /** @type {Record<string, any>} */
    const kept = {};
    for (const [name, inner] of Object.entries(value)) {
      if (!taken(inner, [...path, name])) kept[name] = walk(inner, [...path, name]);
    }
    return kept;
  };
  return { state: walk(state, []), paths, buffers };
}

/** The state of one widget, on this side. */
export class Model {
  /**
   * @param {Comm} comm
   * @param {Record<string, any>} state
   * @param {{get_model(id: string): Promise<any>}} manager
   */
  constructor(comm, state, manager) {
    this.model_id = comm.id;
    this.comm = comm;
    this.widget_manager = manager;
    /** @type {Record<string, any>} */
    this.state = state;
    /** @type {Map<string, Subscription[]>} */
    this.subscriptions = new Map();
    /** @type {Record<string, any>} */
    this.unsaved = {};
    this.saving = false;
    /** @type {Promise<unknown>} what was heard before a widget was ready waits for it */
    this.ready = Promise.resolve();
    comm.listen((message) => void this.ready.then(() => this.hear(message), () => this.hear(message)));
    comm.onclose(() => this.emit("comm:close"));
  }

  /** @param {Message} message */
  hear({ content: { data }, buffers }) {
    if (data.method === "update") {
      this.change(restoreBuffers(data.state, data.buffer_paths, buffers));
    } else if (data.method === "custom") {
      this.emit("msg:custom", data.content, buffers);
    }
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {string | Record<string, any>} name
   * @param {any} [value]
   */
  set(name, value) {
    const changes = typeof name === "string" ? { [name]: value } : name;
    Object.assign(this.unsaved, changes);
    this.change(changes);
    return this;
  }

  /** @param {Record<string, any>} changes */
  change(changes) {
    const changed = Object.keys(changes).filter((name) => this.state[name] !== changes[name]);
    Object.assign(this.state, changes);
    for (const name of changed) this.emit(`change:${name}`, this, this.state[name]);
    if (changed.length) this.emit("change", this);
  }

  save_changes() {
    if (this.saving || !Object.keys(this.unsaved).length) return;
    const { state, paths, buffers } = takeBuffers(this.unsaved);
    this.unsaved = {};
    this.saving = true;
    const callbacks = {
      iopub: {
        status: (/** @type {Message} */ { content }) => {
          if (content.execution_state !== "idle") return;
          this.saving = false;
          this.save_changes();
        },
      },
    };
    this.comm.send({ method: "update", state, buffer_paths: paths }, { callbacks, buffers });
  }

  /**
   * @param {any} content
   * @param {Callbacks} [callbacks]
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   */
  send(content, callbacks, buffers = []) {
    this.comm.send({ method: "custom", content }, { callbacks, buffers });
  }

  /**
   * @param {string} names one name or several, separated by spaces
   * @param {Listener} heard
   * @param {unknown} [context]
   */
  on(names, heard, context) {
    for (const name of names.split(/\s+/)) {
      this.subscriptions.set(name, [...(this.subscriptions.get(name) ?? []), { heard, context }]);
    }
    return this;
  }

  /**
   * @param {string | null} [names] every name when left out
   * @param {Listener | null} [heard] every listener when left out
   * @param {unknown} [context]
   */
  off(names, heard, context) {
    for (const name of names ? names.split(/\s+/) : [...this.subscriptions.keys()]) {
      const left = (this.subscriptions.get(name) ?? []).filter(
        (one) => (heard && one.heard !== heard) || (context && one.context !== context),
      );
      this.subscriptions.set(name, left);
    }
    return this;
  }

  /**
   * @param {string} name
   * @param {...any} what
   */
  emit(name, ...what) {
    for (const { heard } of [...(this.subscriptions.get(name) ?? [])]) heard(...what);
  }
}
