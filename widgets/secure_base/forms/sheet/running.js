/**
 * A clock that runs on while the page is loaded again: when it began, and for which sheet.
 *
 * Only that stands in the browser, for as long as the tab is open; never an answer. It is gone when the
 * clock stops, and when the page is left by the quick exit.
 */

/** @param {string} exercise */
export function createRunning(exercise) {
  const prefix = `secure-base:running:${exercise}:`;
  let store = storeOf();
  const found = () => {
    const key = store && Object.keys(store).find((name) => name.startsWith(prefix));
    const [entry, field] = key ? key.slice(prefix.length).split(":") : [];
    const begun = key ? Number(store?.getItem(key)) : NaN;
    return key && Number.isFinite(begun) ? { key, entry, field, begun } : null;
  };
  const forget = () => {
    for (let one = found(); one; one = found()) store?.removeItem(one.key);
  };
  const left = () => {
    if ("leaving" in document.documentElement.dataset) forget();
  };
  window.addEventListener("pagehide", left);

  return {
    /** The sheet whose clock is running, if there is one. */
    get entry() {
      return found()?.entry ?? null;
    },
    /**
     * When this field's clock began, on this sheet.
     * @param {string} entry
     * @param {string} field
     */
    begun(entry, field) {
      const one = found();
      return one && one.entry === entry && one.field === field ? one.begun : null;
    },
    /** @param {string} entry @param {string} field @param {number | null} begun */
    keep(entry, field, begun) {
      forget();
      try {
        if (begun !== null) store?.setItem(`${prefix}${entry}:${field}`, String(begun));
      } catch {
        store = null; // full, or forbidden: the clock runs on in this page alone
      }
    },
    /** The sheet turned out to be kept under another id. @param {string} from @param {string} to */
    move(from, to) {
      const one = found();
      if (one && one.entry === from && from !== to) this.keep(to, one.field, one.begun);
    },
    /** The clock of whichever sheet is at hand. @param {() => string} entry */
    of(entry) {
      return {
        begun: (/** @type {string} */ field) => this.begun(entry(), field),
        keep: (/** @type {string} */ field, /** @type {number | null} */ begun) => this.keep(entry(), field, begun),
      };
    },
    stop: () => window.removeEventListener("pagehide", left),
  };
}

function storeOf() {
  try {
    return globalThis.window.sessionStorage ?? null;
  } catch {
    return null; // forbidden in this browser
  }
}
