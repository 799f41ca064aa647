/** What the device can do besides showing: tremble, stay awake, keep still. Each may be missing. */

/** Milliseconds of trembling at the start of a breath in, out, and at something new. */
const TREMBLE = { in: [60], out: [30, 60, 30], new: [80] };

export const canTremble = () => typeof navigator !== "undefined" && typeof navigator.vibrate === "function";

/** @param {"in" | "out" | "new"} what */
export function tremble(what) {
  if (canTremble()) navigator.vibrate(TREMBLE[what]);
}

/** No more of it, at once. */
export function beStill() {
  if (canTremble()) navigator.vibrate(0);
}

/** Whether the person has asked their device for less movement. */
export const wantsStill = () =>
  typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Keep the screen lit while a practice runs, where the device lets us.
 * @returns {() => void} let it sleep again
 */
export function stayAwake() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let over = false;
  const ask = async () => {
    try {
      const found = await navigator.wakeLock.request("screen");
      if (over) void found.release();
      else lock = found;
    } catch {
      lock = null; // a low battery, a page in the background: the clock keeps time all the same
    }
  };
  const again = () => {
    if (!document.hidden) void ask();
  };
  if (typeof navigator !== "undefined" && "wakeLock" in navigator) {
    void ask();
    document.addEventListener("visibilitychange", again);
  }
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
