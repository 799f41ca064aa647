/**
 * Jupyter's messages on a websocket, in the binary layout of `v1.kernel.websocket.jupyter.org`.
 *
 * A frame is a list of 64-bit little-endian offsets followed by the parts they point at: the
 * channel's name, four JSON documents, then any buffers. Only this layout is spoken here; what the
 * messages mean is for others.
 */

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const OFFSET = 8;
const FIXED = 5; // channel, header, parent_header, metadata, content
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @typedef {{msg_id: string, msg_type: string, session: string, username: string, date: string, version: string}} Header
 * @typedef {{
 *   channel: string, header: Header, parent_header: Partial<Header>,
 *   metadata: Record<string, unknown>, content: Record<string, any>, buffers: DataView[],
 * }} Message
 */

/** Random hex in the form of an identifier; works where `crypto.randomUUID` does not (plain http). */
export function newId() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A message of our own.
 * @param {string} type
 * @param {Record<string, any>} content
 * @param {{session: string, metadata?: Record<string, unknown>, buffers?: (ArrayBuffer | ArrayBufferView)[], channel?: string}} with_
 * @returns {Message}
 */
export function compose(type, content, { session, metadata = {}, buffers = [], channel = "shell" }) {
  const date = new Date().toISOString();
  const header = { msg_id: newId(), msg_type: type, session, username: "", date, version: "5.3" };
  return { channel, header, parent_header: {}, metadata, content, buffers: buffers.map(view) };
}

/**
 * @param {ArrayBuffer | ArrayBufferView} buffer
 * @returns {DataView}
 */
export function view(buffer) {
  if (buffer instanceof ArrayBuffer) return new DataView(buffer);
  return new DataView(/** @type {ArrayBuffer} */ (buffer.buffer), buffer.byteOffset, buffer.byteLength);
}

/**
 * @param {Message} message
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function pack(message) {
  const { channel, header, parent_header, metadata, content, buffers } = message;
  const texts = [channel, ...[header, parent_header, metadata, content].map((x) => JSON.stringify(x))];
  const parts = [
    ...texts.map((text) => encoder.encode(text)),
    ...buffers.map((b) => new Uint8Array(b.buffer, b.byteOffset, b.byteLength)),
  ];
  const start = OFFSET * (parts.length + 2); // the count of offsets, one per part, one for the end
  const frame = new Uint8Array(parts.reduce((size, part) => size + part.length, start));
  const table = new DataView(frame.buffer);
  table.setBigUint64(0, BigInt(parts.length + 1), true);
  let at = start;
  parts.forEach((part, index) => {
    table.setBigUint64(OFFSET * (index + 1), BigInt(at), true);
    frame.set(part, at);
    at += part.length;
  });
  table.setBigUint64(OFFSET * (parts.length + 1), BigInt(at), true);
  return frame;
}

/**
 * @param {ArrayBuffer} frame
 * @returns {Message}
 */
export function unpack(frame) {
  const table = new DataView(frame);
  const count = Number(table.getBigUint64(0, true));
  const offsets = Array.from({ length: count }, (_, index) =>
    Number(table.getBigUint64(OFFSET * (index + 1), true)),
  );
  const part = (/** @type {number} */ index) =>
    decoder.decode(new Uint8Array(frame, offsets[index], offsets[index + 1] - offsets[index]));
  const [header, parent_header, metadata, content] = [1, 2, 3, 4].map((i) => JSON.parse(part(i)));
  const buffers = [];
  for (let index = FIXED; index < count - 1; index += 1) {
    buffers.push(new DataView(frame.slice(offsets[index], offsets[index + 1])));
  }
  return { channel: part(0), header, parent_header, metadata, content, buffers };
}
