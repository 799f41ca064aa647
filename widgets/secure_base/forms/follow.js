/**
 * Shows what a part's other half knows, and again whenever it has changed.
 *
 * For parts that show what is kept elsewhere: the path, a chart, the lines to see again. They ask
 * `hello` and are told `changed`.
 */

/** How long changes are gathered before the part asks again, in milliseconds: typing saves often. */
const GATHER = 600;

/**
 * @param {import("./types").Channel} channel
 * @param {{
 *   show(reply: import("./types").Message): void,
 *   refused(sentence: string): void,
 *   body?(): import("./types").Message,
 * }} part `body` is what goes with each question
 */
export function follow(channel, { show, refused, body = () => ({}) }) {
  let asking = false;
  let stale = false;
  let gone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  async function hello() {
    if (gone || asking) return; // an unanswered question is sent again by the channel itself
    clearTimeout(later);
    asking = true;
    stale = false;
    try {
      const reply = await channel.ask("hello", body());
      if (!gone) show(reply);
    } catch (fault) {
      if (!gone) refused(sentenceOf(fault));
    } finally {
      asking = false;
    }
    if (stale) later = setTimeout(() => void hello(), GATHER);
  }

  const stopHearing = channel.on("changed", () => {
    clearTimeout(later);
    stale = true;
    later = setTimeout(() => void hello(), GATHER);
  });
  const stopWatching = channel.onstate((state) => {
    if (state === "ready") void hello();
  });
  void hello();

  return {
    hello,
    stop() {
      gone = true;
      clearTimeout(later);
      stopHearing();
      stopWatching();
    },
  };
}

/** @param {unknown} fault what to show of it */
export function sentenceOf(fault) {
  return /** @type {{sentence?: string}} */ (fault).sentence ?? String(fault);
}
