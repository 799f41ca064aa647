/**
 * Time as the wall has it: a practice that a locked phone has slept through is where it ought to be.
 *
 * Timers and animation frames stop in the dark; nothing here counts them. They only say when to look.
 */

/** How often to look while the page is not drawn, in milliseconds. */
const LOOK = 250;

/**
 * @typedef {{
 *   now(): number,
 *   each(look: () => void): () => void,
 * }} Clock `now` in milliseconds; `each` calls back again and again until told to stop
 */

/** @returns {Clock} */
export function wallClock() {
  return {
    now: () => Date.now(),
    each(look) {
      let going = true;
      const frame = () => {
        if (!going) return;
        look();
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      const timer = setInterval(look, LOOK);
      document.addEventListener("visibilitychange", look);
      return () => {
        going = false;
        clearInterval(timer);
        document.removeEventListener("visibilitychange", look);
      };
    },
  };
}
