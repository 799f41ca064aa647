/**
 * A kernel made of memory: answers a form's requests as `forms/form.py` does.
 *
 * Used by the unit tests and by the page that shows parts without a server.
 */

/**
 * @param {{entries?: any[], one?: boolean, carried?: object, delay?: number}} [options]
 */
export function createKernel({ entries = [], one = false, carried, delay = 0 } = {}) {
  const kept = new Map(entries.map((entry) => [entry.id, [structuredClone(entry)]]));
  const again = new Set();
  const single = "5".repeat(32);
  /** @type {any[]} every request heard, in order */
  const heard = [];
  let refusal = null;
  let deaf = false;
  let locked = false;
  const pages = new Set();
  let clock = Date.parse("2026-03-14T10:32:00Z");

  const latest = (id) => kept.get(id)?.at(-1);
  const saved = (entry, others = false) => ({
    type: "saved", entry: entry.id, revision: entry.revision, at: entry.at,
    first_at: entry.first_at, answers: entry.answers, others,
  });

  function add(id, answers, rest = {}) {
    const before = latest(id);
    const at = new Date((clock += 1000)).toISOString();
    const entry = {
      id, revision: (before?.revision ?? 0) + 1, at, first_at: before?.first_at ?? at, answers, ...rest,
    };
    kept.set(id, [...(kept.get(id) ?? []), entry]);
    return entry;
  }

  function binned() {
    const lying = [...kept.keys()].map(latest).filter((entry) => entry.deleted);
    return lying.length ? { bin: lying.map((entry) => ({ ...entry, answers: {} })) } : {};
  }

  const acts = {
    hello: () => ({
      type: "entries",
      ...(one ? { id: [...kept.keys()][0] ?? single } : {}),
      ...(carried ? { carried } : {}),
      ...binned(),
      entries: [...kept.keys()].map(latest).filter((entry) => !entry.deleted)
        .map((entry) => ({ ...structuredClone(entry), again: [...again].filter((a) => a.startsWith(entry.id)).map((a) => a.slice(33)) }))
        .sort((a, b) => b.first_at.localeCompare(a.first_at)),
    }),
    save({ entry, answers, base }) {
      const before = latest(entry);
      const others = Boolean(before && base && base < before.revision);
      const merged = { ...before?.answers, ...structuredClone(answers) };
      for (const [name, value] of Object.entries(merged)) {
        if (value === null || value === "" || (Array.isArray(value) && !value.length)) delete merged[name];
      }
      if (before && JSON.stringify(merged) === JSON.stringify(before.answers)) return saved(before, others);
      return saved(add(entry, merged), others);
    },
    undo({ entry }) {
      const history = kept.get(entry);
      const target = history.at(-1).target ?? history.length - 1;
      return saved(add(entry, history[target - 1].answers, { target: target - 1 }));
    },
    delete({ entry }) {
      add(entry, {}, { deleted: true });
      return { type: "deleted", entry };
    },
    restore: ({ entry }) => saved(add(entry, kept.get(entry).at(-2)?.answers ?? {}, { deleted: false })),
    erase({ entry }) {
      kept.delete(entry);
      return { type: "erased", entry };
    },
    "show-again"({ entry, field }) {
      again.add(`${entry} ${field}`);
      return { type: "shown" };
    },
    "put-away"({ entry, field }) {
      again.delete(`${entry} ${field}`);
      return { type: "away" };
    },
  };

  /** @returns {{send: Function, listen: Function}} */
  function transport() {
    const ears = new Set();
    pages.add(ears);
    return {
      send(message) {
        heard.push(structuredClone(message));
        if (deaf) return;
        const reply = locked ? { type: "closed", sentence: "It is locked." } : refusal
          ? { type: "refused", sentence: refusal.sentence, field: refusal.field }
          : acts[message.type]?.(message) ?? { type: "refused", sentence: "?" };
        const say = () => ears.forEach((ear) => ear({ ...structuredClone(reply), serial: message.serial }, []));
        if (delay) setTimeout(say, delay);
        else queueMicrotask(say);
      },
      listen(ear) {
        ears.add(ear);
        return () => ears.delete(ear);
      },
    };
  }

  return {
    heard, kept, latest, transport, add,
    /** @param {string | null} sentence refuse everything with this sentence, or (null) no longer */
    refuse(sentence, field) {
      refusal = sentence ? { sentence, field } : null;
    },
    /** The workbook is locked, or opened again: every part is told. */
    lock(now = true) {
      locked = now;
      for (const ears of pages) for (const ear of ears) ear({ type: now ? "closed" : "open" }, []);
    },
    /** Hear, and answer nothing. */
    goDeaf(now = true) {
      deaf = now;
    },
    saves: () => heard.filter((message) => message.type === "save"),
  };
}
