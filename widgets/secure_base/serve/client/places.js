/**
 * Where the page shows the workbook's own parts. Each is drawn from its shape before any kernel
 * exists, and taken over by the kernel's widget of the same key whenever there is one: the node stays.
 */

import { createChannel } from "../../forms/channel.js";
import { atOnce, fetched, isPart } from "./parts.js";

const SLICE = 10; // milliseconds of drawing after which the page is let answer

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

  /**
   * Draw every part whose shape stands in the page; settles when all of them stand.
   *
   * The first are drawn before this returns, the others with pauses in which the page answers and
   * paints: whoever types first does not wait for the last form. A page that is going to be scrolled
   * down is drawn `still`, in one go, because it must not grow above the place that is looked for.
   * @param {boolean} [still]
   */
  async drawAll(still = false) {
    const waiting = [...document.querySelectorAll("[data-part]")].flatMap((element) => {
      const shape = element.querySelector(":scope > script[type='application/json']");
      if (!(element instanceof HTMLElement) || !shape || !isPart(element.dataset.part ?? "")) return [];
      const { part = "", key = "" } = element.dataset;
      const place = this.reserve(key); // a kernel may come for it before it is drawn
      return [() => this.fill(place, element, part, JSON.parse(shape.textContent ?? "null"))];
    });
    let began = performance.now();
    for (const draw of waiting) {
      draw();
      if (still || performance.now() - began < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    await Promise.allSettled(this.coming);
  }

  /**
   * @param {HTMLElement} element
   * @param {string} part
   * @param {string} key
   * @param {unknown} shape
   */
  draw(element, part, key, shape) {
    if (!isPart(part)) return null;
    const place = this.reserve(key);
    this.fill(place, element, part, shape);
    return place;
  }

  /** @param {string} key @returns {Place} */
  reserve(key) {
    const place = { key, channel: createChannel(), comm: null, destroy: () => {} };
    this.all.push(place);
    return place;
  }

  /**
   * @param {Place} place
   * @param {HTMLElement} element
   * @param {string} part
   * @param {unknown} shape
   */
  fill(place, element, part, shape) {
    const show = (/** @type {import("../../forms/types").Mount} */ mount) => {
      place.destroy = mount(element, shape, place.channel).destroy;
    };
    if (atOnce[part]) show(atOnce[part]);
    else this.coming.push(fetched[part]().then((found) => show(found[part])));
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
