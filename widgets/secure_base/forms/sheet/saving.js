/**
 * What has been written and is not yet known to be kept, entry by entry, on its way to the file.
 *
 * Only changed fields travel. One request per entry is under way at a time; what is typed meanwhile
 * waits its turn. A refused request's words come back here and are sent again with the next change or
 * when asked. How the state is told to the person is `state.js`'s affair.
 */

/** Quiet after the last key before saving, in milliseconds (architecture: "nothing typed is lost"). */
export const QUIET = 300;
/** After this long without an answer we say that none has come, in milliseconds. */
export const SLOW = 8000;

/** @typedef {import("../types").Answers} Answers */
/** @typedef {{waiting: Answers, sending: Answers | null, base: number | null}} Parcel */

/**
 * @param {import("../types").Channel} channel
 * @param {{
 *   kept(reply: import("../types").Message, sent: Answers, entry: string): void,
 *   refused(fault: {sentence: string, field?: string | null}): void,
 *   moved(): void,
 * }} tell `moved` is called whenever the state of saving may have changed
 */
export function createSaving(channel, tell) {
  /** @type {Map<string, Parcel>} */
  const parcels = new Map();
  /** @type {string | null} */
  let failure = null;
  /** @type {Date | null} */
  let savedAt = null;
  let slow = false;
  let held = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let quiet;

  /** @param {string} entry */
  function parcelOf(entry) {
    let parcel = parcels.get(entry);
    if (!parcel) parcels.set(entry, (parcel = { waiting: {}, sending: null, base: null }));
    return parcel;
  }

  /** @param {string} entry */
  async function send(entry) {
    const parcel = parcelOf(entry);
    if (held || parcel.sending || isEmpty(parcel.waiting)) return;
    const sent = parcel.waiting;
    parcel.waiting = {};
    parcel.sending = sent;
    const waker = setTimeout(() => {
      slow = true;
      tell.moved();
    }, SLOW);
    tell.moved();
    try {
      const reply = await channel.ask("save", { entry, answers: sent, base: parcel.base });
      parcel.sending = null;
      failure = null;
      slow = false;
      savedAt = new Date(reply.at ?? Date.now());
      parcel.base = reply.revision;
      if (reply.entry !== entry) moveParcel(entry, reply.entry);
      tell.kept(reply, sent, entry);
      if (quiet === undefined) flush();
    } catch (fault) {
      const said = /** @type {{sentence?: string, field?: string | null}} */ (fault);
      parcel.sending = null;
      slow = false;
      parcel.waiting = { ...sent, ...parcel.waiting };
      if (said.field) delete parcel.waiting[said.field];
      failure = said.sentence ?? String(fault);
      tell.refused({ sentence: failure, field: said.field });
    } finally {
      clearTimeout(waker);
      tell.moved();
    }
  }

  /**
   * The file keeps this exercise under another id: another window was there first.
   * @param {string} from
   * @param {string} to
   */
  function moveParcel(from, to) {
    const parcel = parcelOf(from);
    parcels.delete(from);
    parcels.set(to, parcel);
  }

  function flush() {
    clearTimeout(quiet);
    quiet = undefined;
    for (const entry of [...parcels.keys()]) void send(entry);
  }

  return {
    /**
     * @param {string} entry
     * @param {Answers} answers changed fields only
     * @param {boolean} [atOnce]
     */
    put(entry, answers, atOnce = false) {
      Object.assign(parcelOf(entry).waiting, answers);
      clearTimeout(quiet);
      if (atOnce) flush();
      else quiet = setTimeout(flush, QUIET);
      tell.moved();
    },
    /**
     * What cannot be read just now is not sent.
     * @param {string} entry
     * @param {string} field
     */
    drop(entry, field) {
      delete parcelOf(entry).waiting[field];
      tell.moved();
    },
    flush,
    /**
     * The page is going: words that wait for the answer to words before them are sent without it.
     * If the page stays after all they are sent again, and the file finds nothing new in them.
     */
    farewell() {
      flush();
      for (const [entry, { waiting }] of held ? [] : parcels) {
        if (isEmpty(waiting)) continue;
        channel.ask("save", { entry, answers: waiting, base: null }).catch(() => {});
      }
    },
    /** Send nothing until `release`: the entry that this exercise is kept under is not known yet. */
    hold() {
      held = true;
    },
    release() {
      held = false;
      flush();
    },
    /**
     * The revision of an entry that the person has before them.
     * @param {string} entry
     * @param {number} revision
     */
    stands(entry, revision) {
      parcelOf(entry).base = revision || null;
    },
    /**
     * What of an entry is not known to be kept.
     * @param {string} entry
     * @returns {Answers}
     */
    unsavedOf(entry) {
      const parcel = parcels.get(entry);
      return parcel ? { ...parcel.sending, ...parcel.waiting } : {};
    },
    moveParcel,
    /** @param {string} sentence why nothing could be read or kept */
    fail(sentence) {
      failure = sentence;
      tell.moved();
    },
    mend() {
      failure = null;
      tell.moved();
    },
    /** @param {string} entry @returns {Promise<void>} when nothing of this entry is under way */
    async settled(entry) {
      flush();
      while (parcels.get(entry)?.sending) await new Promise((next) => setTimeout(next, 20));
    },
    get unsaved() {
      return [...parcels.values()].some(({ waiting, sending }) => sending || !isEmpty(waiting));
    },
    get failure() {
      return failure;
    },
    get savedAt() {
      return savedAt;
    },
    get slow() {
      return slow;
    },
    stop: () => clearTimeout(quiet),
  };
}

/** @param {Answers} answers */
function isEmpty(answers) {
  return Object.keys(answers).length === 0;
}
