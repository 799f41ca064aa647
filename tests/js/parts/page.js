/** A page with a kernel that answers as it is told, for the parts that show what is kept elsewhere. */

import { all, choose, one, pause, place, press, type } from "../forms/page.js";
import { createChannel } from "../../../widgets/secure_base/forms/channel.js";

export { all, choose, one, pause, place, press, type };

/** happy-dom has no screen: everything is near it, and it is light. */
globalThis.matchMedia = window.matchMedia = () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
globalThis.getComputedStyle = (element) => window.getComputedStyle(element);
globalThis.Blob ??= window.Blob;

/**
 * Draw a part whose kernel answers each request with `answers[type]`: a reply, or a function of the request.
 * @param {import("../../../widgets/secure_base/forms/types").Mount} mount
 * @param {any} shape
 * @param {Record<string, any>} answers
 */
export function draw(mount, shape, answers = {}) {
  const element = place();
  const channel = createChannel();
  const asked = [];
  let ear;
  const transport = {
    send(message, buffers) {
      asked.push({ ...message, buffers });
      const answer = answers[message.type];
      if (answer === undefined) return;
      const reply = typeof answer === "function" ? answer(message, buffers) : answer;
      const { buffers: sent = [], ...rest } = reply;
      setTimeout(() => ear({ ...rest, serial: message.serial }, sent), 1);
    },
    listen: (heard) => { ear = heard; },
  };
  const part = mount(element, shape, channel);
  return { element, part, channel, asked, attach: () => channel.attach(transport), say: (message) => ear(message) };
}
