/** Where in a breath, a sit or a list of steps a moment falls. Plain reckoning, no drawing. */

/**
 * @typedef {{key: string, inhale: number, exhale: number, say: string, usual?: boolean}} Pattern
 * @typedef {{breath: number, phase: "in" | "out", share: number, second: number}} Breath
 *   `breath` and `second` count from 0 and 1; `share` runs from 0 to 1 within the phase
 */

/** @param {Pattern} pattern seconds for one breath */
export const length = ({ inhale, exhale }) => inhale + exhale;

/**
 * @param {Pattern} pattern
 * @param {number} seconds since this pattern began
 * @returns {Breath}
 */
export function breathAt(pattern, seconds) {
  const whole = length(pattern);
  const breath = Math.floor(seconds / whole);
  const within = seconds - breath * whole;
  const inward = within < pattern.inhale;
  const into = inward ? within : within - pattern.inhale;
  const lasts = inward ? pattern.inhale : pattern.exhale;
  return { breath, phase: inward ? "in" : "out", share: into / lasts, second: Math.floor(into) + 1 };
}

/**
 * How full the breath is, 0 to 1, without a jerk where it turns.
 * @param {Breath} breath
 */
export function fullness({ phase, share }) {
  const eased = (1 - Math.cos(Math.PI * Math.min(1, share))) / 2;
  return phase === "in" ? eased : 1 - eased;
}

/**
 * A course of breaths whose pattern may change, but never in the middle of a breath.
 * @param {Pattern} first
 */
export function course(first) {
  let pattern = first;
  /** @type {Pattern | null} */
  let wanted = null;
  let began = 0;
  let before = 0;

  return {
    /** @param {Pattern} next */
    change(next) {
      wanted = next;
    },
    get pattern() {
      return wanted ?? pattern;
    },
    /** @param {number} seconds since the practice began; never goes back */
    at(seconds) {
      const now = breathAt(pattern, seconds - began);
      if (wanted && now.breath > before) {
        began += now.breath * length(pattern);
        pattern = wanted;
        wanted = null;
        before = 0;
        return breathAt(pattern, seconds - began);
      }
      if (!wanted) before = now.breath;
      return now;
    },
    /**
     * The moment the breath that is under way at `seconds` will end.
     * @param {number} seconds
     */
    endOfBreath(seconds) {
      const { breath } = breathAt(pattern, seconds - began);
      return began + (breath + 1) * length(pattern);
    },
  };
}

/**
 * @param {{seconds: number}[]} steps
 * @param {number} seconds since the first began
 * @returns {number} the step's place in the list; as many as there are when all are over
 */
export function stepAt(steps, seconds) {
  let end = 0;
  for (const [place, step] of steps.entries()) {
    end += step.seconds;
    if (seconds < end) return place;
  }
  return steps.length;
}

/**
 * How far out the dot is on a sit: it goes out to the middle and comes back, 0 to 1 to 0.
 * @param {number} share of the whole sit that is over
 */
export const outAndBack = (share) => Math.sin(Math.PI * Math.min(1, Math.max(0, share)));

/**
 * The reminders of a sit at equal distances: which one stands now, or -1 before the first.
 * @param {number} count
 * @param {number} share
 */
export const reminderAt = (count, share) => Math.min(count, Math.floor(share * (count + 1))) - 1;
