/**
 * Every widget of one kernel: our own parts go to their places, anywidgets are drawn here, and the
 * first of any other kind fetches the official manager.
 */

import { initialise, renderWidget } from "./anywidgets.js";
import { Model, restoreBuffers } from "./models.js";
import { lazy } from "./lazy.js";
import { showOutput } from "./outputs.js";
import { isPart } from "./parts.js";
import { createChannel } from "../../forms/channel.js";
import { transportOf } from "./places.js";

/**
 * @typedef {import("./comms.js").Comm} Comm
 * @typedef {import("./comms.js").Comms} Comms
 * @typedef {import("./messages.js").Message} Message
 * @typedef {{comm: Comm, state: Record<string, any>}} Seen
 * @typedef {{adopt(seen: Seen): void, show(id: string, el: HTMLElement): Promise<void>,
 *   get_model(id: string): Promise<any>}} Official
 */

const TARGET = "jupyter.widget";
const CONTROL = "jupyter.widget.control";
const PATIENCE = 30_000; // milliseconds for a widget that an output speaks of to appear

export class Widgets {
  /**
   * @param {Comms} comms
   * @param {import("./places.js").Places} places
   */
  constructor(comms, places) {
    this.comms = comms;
    this.places = places;
    /** @type {Map<string, Seen>} */
    this.seen = new Map();
    /** @type {Map<string, Model>} */
    this.models = new Map();
    /** @type {Map<string, (() => void)[]>} */
    this.awaited = new Map();
    /** @type {Promise<Official> | null} */
    this.loading = null;
    this.end = new AbortController();
    comms.targets.set(TARGET, (comm, { content, buffers }) => {
      const { state, buffer_paths } = content.data;
      this.meet(comm, restoreBuffers(state, buffer_paths, buffers));
    });
  }

  /** Ask for the widgets that appeared before we listened. */
  catchUp() {
    const control = this.comms.join(CONTROL, { data: {}, metadata: { version: "1.0.0" } });
    control.listen(({ content: { data }, buffers }) => {
      if (data.method !== "update_states") return;
      (data.buffer_paths ?? []).forEach((/** @type {string[]} */ [id, ...path], /** @type {number} */ at) =>
        restoreBuffers(data.states[id].state, [path.slice(path[0] === "state" ? 1 : 0)], [buffers[at]]),
      );
      for (const [id, { state }] of Object.entries(data.states)) {
        this.meet(this.comms.join(TARGET, { id }), state);
      }
      this.comms.leave(control);
    });
    control.send({ method: "request_states" });
  }

  /** @param {Comm} comm @param {Record<string, any>} state */
  meet(comm, state) {
    if (this.seen.has(comm.id)) return;
    const seen = { comm, state };
    this.seen.set(comm.id, seen);
    if (isOurs(state)) this.places.adopt(state.key, comm);
    else if (isAnywidget(state)) this.modelOf(seen);
    void this.loading?.then((official) => official.adopt(seen));
    for (const told of this.awaited.get(comm.id) ?? []) told();
    this.awaited.delete(comm.id);
    comm.onclose(() => this.seen.delete(comm.id));
  }

  /** @param {Seen} seen */
  modelOf({ comm, state }) {
    let model = this.models.get(comm.id);
    if (!model) {
      model = new Model(comm, { ...state }, this);
      this.models.set(comm.id, model);
      initialise(model).catch(() => {}); // what is wrong shows where the widget is drawn
    }
    return model;
  }

  /** @param {string} id @returns {Promise<Seen>} */
  async known(id) {
    const seen = this.seen.get(id);
    if (seen) return seen;
    await new Promise((resolve, reject) => {
      this.awaited.set(id, [...(this.awaited.get(id) ?? []), () => resolve(undefined)]);
      setTimeout(() => reject(new Error("The widget did not appear.")), PATIENCE);
    });
    return /** @type {Seen} */ (this.seen.get(id));
  }

  /** What a widget's module asks for by reference: an anywidget's model, or an official one. */
  async get_model(/** @type {string} */ id) {
    const seen = await this.known(id);
    return isAnywidget(seen.state) ? this.modelOf(seen) : (await this.official()).get_model(id);
  }

  /**
   * Show a widget in `el`.
   * @param {string} id
   * @param {HTMLElement} el
   */
  async show(id, el) {
    const seen = await this.known(id);
    if (!isAnywidget(seen.state)) await (await this.official()).show(id, el);
    else await this.showOwn(id, el);
  }

  /**
   * Show one of our parts or an anywidget; a part that already stands on the page stays there.
   * @param {string} id
   * @param {HTMLElement} el
   * @param {AbortSignal} [until]
   */
  async showOwn(id, el, until = this.end.signal) {
    const seen = await this.known(id);
    const { state, comm } = seen;
    if (!isOurs(state)) return renderWidget(this.modelOf(seen), el, until);
    if (this.places.all.some((place) => place.comm === comm)) return undefined;
    el.classList.add("secure-base", "part");
    const shape = await shapeOf(comm);
    const place = this.places.draw(el, state.part, state.key, shape);
    if (place) this.places.join(place, comm);
    return undefined;
  }

  /**
   * Show one output of a cell, whatever it is.
   * @param {Record<string, any>} output
   * @param {HTMLElement} el
   */
  showOutput(output, el) {
    return showOutput(output, el, (id, inside) => this.show(id, inside));
  }

  /** The official manager, fetched once; its module shares nothing with the page's, which stays one file. */
  official() {
    this.loading ??= lazy("manager.js").then(async ({ createManager }) => {
      const manager = await createManager(this.comms, this);
      for (const seen of this.seen.values()) manager.adopt(seen);
      return manager;
    });
    return this.loading;
  }

  close() {
    this.end.abort();
    this.comms.targets.delete(TARGET);
  }
}

/**
 * The shape of a part that the page did not foresee, asked of the part itself.
 * @param {import("./comms.js").Comm} comm
 */
async function shapeOf(comm) {
  const channel = createChannel();
  channel.attach(transportOf(comm));
  try {
    return (await channel.ask("shape")).shape;
  } finally {
    channel.detach();
  }
}

/** @param {Record<string, any>} state */
export const isAnywidget = (state) => state._model_module === "anywidget";
/** @param {Record<string, any>} state */
export const isOurs = (state) => isAnywidget(state) && isPart(state.part ?? "") && "key" in state;
