/**
 * One websocket to one kernel, as long as it lasts. Opening another after it is `kernel.js`'s work.
 */

import { PROTOCOL, compose, newId, pack, unpack } from "./messages.js";

/** @typedef {import("./messages.js").Message} Message */

/**
 * @param {string} base the server's base URL, ending in a slash
 * @param {string} kernelId
 * @param {string} session the same for every socket of a page: the server keeps messages for it meanwhile
 */
export function socketAddress(base, kernelId, session) {
  const path = `${base}api/kernels/${encodeURIComponent(kernelId)}/channels?session_id=${session}`;
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address;
}

/**
 * @param {{base: string, kernelId: string, session?: string, opened: () => void,
 *   heard: (message: Message) => void, closed: () => void}} options
 */
export function openSocket({ base, kernelId, session = newId(), opened, heard, closed }) {
  const socket = new WebSocket(socketAddress(base, kernelId, session), [PROTOCOL]);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => opened();
  socket.onclose = () => closed();
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) heard(unpack(data));
  };
  return {
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    /**
     * @param {string} type
     * @param {Record<string, any>} content
     * @param {{metadata?: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[], channel?: string}} [more]
     * @returns {string | null} the message's id; null when it could not be sent
     */
    send(type, content, more = {}) {
      if (socket.readyState !== WebSocket.OPEN) return null;
      const message = compose(type, content, { session, ...more });
      socket.send(pack(message));
      return message.header.msg_id;
    },
    close() {
      socket.onclose = null;
      socket.onmessage = null;
      socket.close();
    },
  };
}

/** @typedef {ReturnType<typeof openSocket>} Socket */
