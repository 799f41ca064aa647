/**
 * Asks and answers between a part of the page and its kernel.
 *
 * A channel exists before any kernel does: what is asked while nobody listens is held, and sent, or
 * sent again when it went unanswered, as soon as a transport is attached. Requests are therefore
 * written so that asking twice does no harm. What is asked while the workbook is locked is held in the
 * same way until it is open. What the messages say is the parts' own affair.
 */

/** An answer that says no, with the sentence to show to the person. */
export class Refused extends Error {
  /**
   * @param {string} sentence
   * @param {string | null} [field] the field it is about
   */
  constructor(sentence, field = null) {
    super(sentence);
    this.name = "Refused";
    this.sentence = sentence;
    this.field = field;
  }
}

/** @returns {import("./types").Channel} */
export function createChannel() {
  /** @typedef {import("./types").Message} Message */
  /** @typedef {{message: Message, buffers?: ArrayBuffer[], yes: (reply: Message) => void, no: (fault: Refused) => void}} Question */
  /** @type {Map<string, Question>} */
  const unanswered = new Map();
  /** @type {Map<string, Set<(message: Message) => void>>} */
  const heard = new Map();
  /** @type {Set<(state: import("./types").ChannelState) => void>} */
  const watchers = new Set();
  /** @type {import("./types").ChannelState} */
  let state = "waiting";
  /** @type {import("./types").Transport | null} */
  let transport = null;
  /** @type {(() => void) | void} */
  let stopListening;
  let count = 0;
  const mine = newSerial();

  /** @param {import("./types").ChannelState} next */
  function become(next) {
    if (state === next) return;
    state = next;
    for (const watch of [...watchers]) watch(state);
  }

  /**
   * @param {Message} message
   * @param {DataView[]} [buffers]
   */
  function receive(message, buffers = []) {
    const reply = { ...message, buffers };
    if (message.type === "closed") {
      if (state === "ready" && (!message.serial || unanswered.has(message.serial))) become("locked");
      return;
    }
    if (message.type === "open" && !message.serial) {
      if (state !== "locked") return;
      askAgain();
      become("ready");
      return;
    }
    const question = unanswered.get(message.serial);
    if (question) {
      unanswered.delete(message.serial);
      if (message.type === "refused") question.no(new Refused(message.sentence, message.field));
      else question.yes(reply);
    } else if (!message.serial) {
      for (const listener of [...(heard.get(message.type) ?? [])]) listener(reply);
    }
  }

  function askAgain() {
    for (const { message, buffers } of [...unanswered.values()]) transport?.send(message, buffers);
  }

  return {
    get state() {
      return state;
    },
    ask(type, body = {}, buffers) {
      count += 1;
      const message = { ...body, type, serial: `${mine}-${count}` };
      return new Promise((yes, no) => {
        unanswered.set(message.serial, { message, buffers, yes, no });
        if (transport) transport.send(message, buffers);
      });
    },
    on(type, listener) {
      const listeners = heard.get(type) ?? new Set();
      heard.set(type, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    onstate(watch) {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    attach(next) {
      stopListening?.();
      transport = next;
      stopListening = next.listen((message, buffers) => {
        if (transport === next) receive(message, buffers);
      });
      askAgain();
      become("ready");
    },
    detach() {
      stopListening?.();
      stopListening = undefined;
      transport = null;
      if (state === "ready" || state === "locked") become("lost");
    },
  };
}

/** Eight hex digits: two pages of one kernel must not answer to the same serial. */
function newSerial() {
  return newId(4);
}

/**
 * Random hex digits, for an entry made here. Works in insecure contexts, where randomUUID does not.
 * @param {number} [bytes]
 */
export function newId(bytes = 16) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
