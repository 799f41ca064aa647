/** Gives a person a file, without an address that anybody else could open. */

/** How long a browser may take to begin the download before its bytes are let go, in milliseconds. */
const PATIENCE = 60_000;

/**
 * @param {string} name
 * @param {DataView | ArrayBuffer} bytes
 * @param {string} [type]
 */
export function saveFile(name, bytes, type = "application/octet-stream") {
  const content = bytes instanceof ArrayBuffer
    ? bytes
    : /** @type {ArrayBuffer} */ (bytes.buffer).slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
