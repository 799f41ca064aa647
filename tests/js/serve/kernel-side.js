/** A kernel for tests: it hears what comms send, and says what a test wants said. */

import { Comms } from "../../../widgets/secure_base/serve/client/comms.js";
import { compose } from "../../../widgets/secure_base/serve/client/messages.js";

export function kernelSide() {
  /** @type {{id: string, type: string, content: any, buffers: any[]}[]} */
  const heard = [];
  const comms = new Comms((type, content, { buffers = [] } = {}) => {
    const id = `m${heard.length}`;
    heard.push({ id, type, content, buffers: [...buffers] });
    return id;
  });
  const say = (/** @type {string} */ type, /** @type {any} */ content, /** @type {any} */ more = {}) => {
    const message = compose(type, content, { session: "kernel", channel: "iopub", ...more });
    message.parent_header = more.to ? { msg_id: more.to } : {};
    comms.receive(message);
  };
  return {
    comms,
    heard,
    say,
    custom: (/** @type {string} */ comm_id, /** @type {any} */ content, /** @type {any} */ buffers = []) =>
      say("comm_msg", { comm_id, data: { method: "custom", content } }, { buffers }),
    update: (/** @type {string} */ comm_id, /** @type {any} */ state, /** @type {any} */ more = {}) =>
      say("comm_msg", { comm_id, data: { method: "update", state, buffer_paths: more.paths } }, more),
    idle: (/** @type {string} */ to) => say("status", { execution_state: "idle" }, { to }),
  };
}
