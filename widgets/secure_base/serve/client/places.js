/**
 * Where the page shows the workbook's own parts. Each is drawn from its shape before any kernel
 * exists, and taken over by the kernel's widget of the same key whenever there is one: the node stays.
 */

import { createChannel } from "../../forms/channel.js";
import { atOnce, fetched, isPart } from "./parts.js";

/**
 * @typedef {import("./comms.js").Comm} Comm
 * @typedef {import("../../forms/types").Transport} Transport
 * @typedef {{key: string, channel: import("../../forms/types").Channel, comm: Comm | null,
 *   destroy: () => void}} Place
 */

/** @param {Comm} comm @returns {Transport} */
export function transportOf(comm) {
  return {
    send: (message, buffers) => void comm.send({ method: "custom", content: message }, { buffers }),
    listen: (heard) =>
      comm.listen(({ content: { data }, buffers }) => {
        if (data.method === "custom") heard(data.content, buffers);
      }),
  };
}

/** All the places of a page. */
export class Places {
  constructor() {
    /** @type {Place[]} */
    this.all = [];
    /** @type {Promise<void>[]} parts whose code is on its way */
    this.coming = [];
  }

  /** Draw every part whose shape stands in the page; settles when those that are fetched stand too. */
  drawAll() {
    for (const element of document.querySelectorAll("[data-part]")) {
      const shape = element.querySelector(":scope > script[type='application/json']");
      if (!(element instanceof HTMLElement) || !shape) continue;
      const { part = "", key = "" } = element.dataset;
      this.draw(element, part, key, JSON.parse(shape.textContent ?? "null"));
    }
    return Promise.allSettled(this.coming);
  }

  /**
   * @param {HTMLElement} element
   * @param {string} part
   * @param {string} key
   * @param {unknown} shape
   */
  draw(element, part, key, shape) {
    if (!isPart(part)) return null;
    /** @type {Place} */
    const place = { key, channel: createChannel(), comm: null, destroy: () => {} };
    const show = (/** @type {import("../../forms/types").Mount} */ mount) => {
      place.destroy = mount(element, shape, place.channel).destroy;
    };
    if (atOnce[part]) show(atOnce[part]);
    else this.coming.push(fetched[part]().then((found) => show(found[part])));
    this.all.push(place);
    return place;
  }

  /**
   * A widget of ours has appeared in the kernel: its part on the page talks to it from now on.
   * @param {string} key
   * @param {Comm} comm
   */
  adopt(key, comm) {
    const place = this.all.find((one) => one.key === key && !one.comm);
    if (!place) return false;
    this.join(place, comm);
    return true;
  }

  /** @param {Place} place @param {Comm} comm */
  join(place, comm) {
    place.comm = comm;
    place.channel.attach(transportOf(comm));
    comm.onclose(() => {
      if (place.comm !== comm) return;
      place.comm = null;
      place.channel.detach();
    });
  }

  /** The connection is gone for now; the kernel may still be there. */
  pause() {
    for (const { channel } of this.all) channel.detach();
  }

  /** The connection to the same kernel is back. */
  resume() {
    for (const { channel, comm } of this.all) {
      if (comm && channel.state !== "ready") channel.attach(transportOf(comm));
    }
  }
}
