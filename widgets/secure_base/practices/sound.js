/**
 * Soft tones and bells, made here and fetched from nowhere; silent where there is no sound.
 *
 * A sound context may only begin with a press of the person's own, so `begin` is called by that press.
 */

/** Loudness, of 1. Own choice: heard in a quiet room, not through a wall. */
const TONE = 0.05;
const BELL = 0.16;

/** Hertz at the bottom and the top of a breath: a fourth apart, low enough to be soft. */
const LOW = 165;
const HIGH = 220;

/** A small bell: its partials as multiples of the first, how loud, how long in seconds. */
const PARTIALS = [[1, 1, 5], [2.01, 0.5, 3.4], [2.98, 0.28, 2.2], [4.2, 0.14, 1.2]];
const FIRST = 396;

/**
 * @typedef {{
 *   begin(): void,
 *   breath(phase: "in" | "out", seconds: number): void,
 *   bell(after?: number): void,
 *   end(): void,
 * }} Sound `after` in seconds; `end` is silence at once
 */

/** @returns {Sound} */
export function createSound() {
  /** @type {AudioContext | null} */
  let context = null;
  /** @type {GainNode | null} */
  let out = null;

  function begin() {
    const Made = globalThis.AudioContext;
    if (!Made || context) return;
    context = new Made();
    out = context.createGain();
    out.connect(context.destination);
    void context.resume();
  }

  /**
   * @param {number} start
   * @param {number} stop
   */
  function voice(start, stop) {
    if (!context || !out) return null;
    const tone = context.createOscillator();
    const loud = context.createGain();
    tone.connect(loud).connect(out);
    loud.gain.setValueAtTime(0.0001, start);
    tone.start(start);
    tone.stop(stop);
    return { pitch: tone.frequency, loud: loud.gain };
  }

  return {
    begin,
    breath(phase, seconds) {
      if (!context) return;
      const start = context.currentTime;
      const made = voice(start, start + seconds);
      if (!made) return;
      const [from, to] = phase === "in" ? [LOW, HIGH] : [HIGH, LOW];
      made.pitch.setValueAtTime(from, start);
      made.pitch.linearRampToValueAtTime(to, start + seconds);
      made.loud.linearRampToValueAtTime(TONE, start + seconds * 0.4);
      made.loud.linearRampToValueAtTime(0.0001, start + seconds);
    },
    bell(after = 0) {
      if (!context) return;
      const start = context.currentTime + after;
      for (const [times, loud, lasts] of PARTIALS) {
        const made = voice(start, start + lasts);
        if (!made) return;
        made.pitch.setValueAtTime(FIRST * times, start);
        made.loud.linearRampToValueAtTime(BELL * loud, start + 0.01);
        made.loud.exponentialRampToValueAtTime(0.0001, start + lasts);
      }
    },
    end() {
      void context?.close();
      context = null;
      out = null;
    },
  };
}
