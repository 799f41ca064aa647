/**
 * An exercise as a form: drawn at once, typed into at once, saved when there is somewhere to save it.
 *
 * Here the pieces of `sheet/` meet: what is typed goes to `saving`, what comes back goes to the fields
 * that the person has not touched. How fields look and read is `kinds/`; how messages travel is
 * `channel.js`.
 */

import { button, make } from "./draw.js";
import { t } from "./language.js";
import { offer } from "./sheet/carry.js";
import { createCheck } from "./sheet/check.js";
import { drawSheet } from "./sheet/drawing.js";
import { emptySheet, fieldAt, newestFirst, same } from "./sheet/entries.js";
import { createMistakes } from "./sheet/mistakes.js";
import { createRequests } from "./sheet/requests.js";
import { createSaving } from "./sheet/saving.js";
import { createShelf } from "./sheet/shelf.js";
import { stateLine } from "./sheet/state.js";
import { showGroups, showWhen } from "./sheet/when.js";

/** @typedef {import("./types").Entry} Entry */
/** @typedef {import("./types").Answers} Answers */

/**
 * @param {HTMLElement} element
 * @param {import("./types").Shape} shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, shape, channel) {
  const many = shape.entries === "many";
  /** @type {Record<string, () => unknown>} */
  const actions = { "look-over": lookOver, "new-entry": startAnother, undo };
  const sheet = drawSheet(shape, { act: (action) => void actions[action]() }, element);
  const { form, fields, below: heading } = sheet;
  /** @type {Map<string, Entry>} everything kept of this exercise, and the sheet at hand */
  const entries = new Map();
  const mistakes = createMistakes(fields, heading);
  const saving = createSaving(channel, { kept, refused, moved });
  const { request, bin, bringBack, again } = createRequests(channel, saving, entries);
  const state = stateLine(form, retry);
  const check = createCheck({
    shape, fields, heading, id: sheet.id("check"), entry: () => current.id, close: closeSheet, bin: () => void binThis(),
  });
  const shelf = createShelf({
    fields: shape.fields, card: shape.card, heading, id: sheet.id("earlier"), change, bin, bringBack, again,
  });
  const bar = make("p", { class: "tool binned", role: "status", hidden: true });

  let current = emptySheet();
  /** @type {Set<string>} fields that the person has changed since the sheet was shown */
  const touched = new Set();
  let known = false;
  let asking = false;
  /** @type {Record<string, {value: unknown, at: string}>} */
  let carried = {};

  sheet.acts.append(state.again);
  form.append(state.line, sheet.acts);
  element.classList.add("secure-base", "part");
  element.append(...sheet.head, mistakes.box, form, bar, check.view, ...(many ? [shelf.view] : []));
  if (!many) saving.hold(); // until we know under which id this exercise's one entry is kept

  const listening = new AbortController();
  const { signal } = listening;
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  form.addEventListener("input", (event) => wrote(event, false), { signal });
  form.addEventListener("change", (event) => wrote(event, true), { signal });
  form.addEventListener("focusout", left, { signal });
  window.addEventListener("pagehide", saving.flush, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && saving.flush(), { signal });
  window.addEventListener("beforeunload", (event) => {
    if (saving.unsaved && !("leaving" in document.documentElement.dataset)) event.preventDefault();
  }, { signal });
  const stopWatching = channel.onstate((now) => {
    if (now === "ready") void hello();
    moved();
  });
  const stopHearing = channel.on("entries", arrived);
  follow();
  moved();
  void hello();

  /** Ask what is kept; the answer fills what the person has not touched. */
  async function hello() {
    if (asking) return;
    asking = true;
    try {
      arrived(await channel.ask("hello"));
    } catch (fault) {
      saving.fail(/** @type {{sentence?: string}} */ (fault).sentence ?? String(fault));
    } finally {
      asking = false;
    }
  }

  /** @param {import("./types").Message} message */
  function arrived(message) {
    known = true;
    if (saving.failure) saving.mend();
    const kept = /** @type {Entry[]} */ (message.entries ?? []);
    for (const id of [...entries.keys()]) {
      if (id !== current.id && !kept.some((entry) => entry.id === id)) entries.delete(id);
    }
    for (const entry of kept) {
      entries.set(entry.id, entry);
      saving.stands(entry.id, entry.revision);
    }
    const here = many ? entries.get(current.id) : (kept[0] ?? { ...current, id: message.id ?? current.id });
    if (here && here !== current) adopt(here);
    carried = message.carried ?? {};
    offerEarlier();
    form.dataset.known = "true";
    saving.release();
    refresh();
  }

  /**
   * The sheet at hand is this kept entry: fill what is untouched, keep what is being written.
   * @param {Entry} entry
   */
  function adopt(entry) {
    if (entry.id !== current.id) {
      saving.moveParcel(current.id, entry.id);
      saving.stands(entry.id, entry.revision);
    }
    current = entry;
    fill();
  }

  function fill() {
    const unsaved = saving.unsavedOf(current.id);
    for (const [name, { drawn }] of fields) {
      const busy = touched.has(name) && (name in unsaved || drawn.element.contains(document.activeElement));
      if (busy || mistakes.has(name)) continue;
      const answer = name in unsaved ? unsaved[name] : (current.answers[name] ?? null);
      if (!same(drawn.read(), answer)) drawn.write(answer);
    }
    follow();
  }

  /**
   * @param {Event} event
   * @param {boolean} settled false while typing
   */
  function wrote(event, settled) {
    const name = fieldAt(event.target);
    const asked = name && fields.get(name);
    if (!name || !asked) return;
    touched.add(name);
    const mistake = asked.drawn.mistake?.() ?? null;
    if (mistake) {
      if (settled || mistakes.has(name)) mistakes.say(name, mistake);
      saving.drop(current.id, name);
      return;
    }
    mistakes.say(name, null);
    const answer = asked.drawn.read();
    const unsaved = saving.unsavedOf(current.id);
    if (name in unsaved ? !same(unsaved[name], answer) : !same(current.answers[name], answer)) {
      saving.put(current.id, { [name]: answer }, settled);
    } else if (settled) saving.flush();
    follow(true);
  }

  /** @param {FocusEvent} event */
  function left(event) {
    const name = fieldAt(event.target);
    const drawn = name && fields.get(name)?.drawn;
    if (!name || !drawn || drawn.element.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    const mistake = drawn.mistake?.() ?? null;
    mistakes.say(name, mistake);
    saving.flush();
    moved();
  }

  /** @param {import("./types").Message} reply @param {Answers} sent @param {string} sentTo */
  function kept(reply, sent, sentTo) {
    const before = entries.get(reply.entry) ?? (sentTo === current.id ? current : null);
    const entry = {
      ...before, id: reply.entry, revision: reply.revision, at: reply.at,
      first_at: before?.first_at ?? reply.first_at ?? reply.at, answers: reply.answers,
    };
    entries.set(entry.id, entry);
    for (const [name, sentence] of Object.entries(reply.mistakes ?? {})) mistakes.say(name, sentence);
    if (sentTo === current.id) {
      if (reply.entry !== sentTo) entries.delete(sentTo);
      current = entry;
      if (reply.others) sheet.others.hidden = false;
      fill();
    }
    refresh();
    form.dispatchEvent(new CustomEvent("secure-base:saved", {
      bubbles: true, detail: { exercise: shape.id, entry: entry.id },
    }));
  }

  /** @param {{sentence: string, field?: string | null}} fault */
  function refused({ sentence, field }) {
    if (field && fields.has(field)) mistakes.say(field, sentence);
  }

  function moved() {
    const { unsaved, failure, savedAt, slow } = saving;
    state.show({ unsaved, failure, savedAt, slow, channel: channel.state, mistakes: mistakes.count });
  }

  function retry() {
    if (known) saving.flush();
    else void hello();
  }

  /** Everything that is derived from what is kept. */
  function refresh() {
    sheet.undo.hidden = !(current.revision > 1);
    check.refresh(!many && current.revision > 0);
    shelf.show([...entries.values()].filter(({ id }) => id !== current.id).sort(newestFirst));
  }

  /** Everything that is derived from what stands on the sheet. */
  function follow(byHand = false) {
    showWhen(fields);
    for (const then of sheet.followers) then(byHand);
    showGroups(fields);
    check.refresh();
  }

  function lookOver() {
    saving.flush();
    for (const [name, { drawn }] of fields) mistakes.say(name, drawn.mistake?.() ?? null);
    check.show();
    if (mistakes.count) mistakes.focus();
  }

  /** @param {Entry} entry */
  function show(entry) {
    current = entry;
    touched.clear();
    mistakes.clear();
    sheet.others.hidden = true;
    const unsaved = saving.unsavedOf(entry.id);
    for (const [name, { drawn }] of fields) {
      drawn.write(name in unsaved ? unsaved[name] : (entry.answers[name] ?? null));
    }
    const old = entry.revision > 0 && many;
    sheet.which.hidden = !old;
    sheet.which.textContent = old ? t("You are changing the sheet of {day}.", { day: shelf.nameOf(entry) }) : "";
    follow();
    offerEarlier();
    refresh();
    moved();
  }

  function startAnother() {
    saving.flush();
    check.hide();
    bar.hidden = true;
    show(emptySheet());
    firstTarget()?.focus();
  }

  /** @param {Entry} entry */
  function change(entry) {
    saving.flush();
    check.hide();
    show(entries.get(entry.id) ?? entry);
    firstTarget()?.focus();
  }

  function closeSheet() {
    saving.flush();
    check.hide();
    if (!many) return sheet.title.focus();
    show(emptySheet());
    (shelf.view.hidden ? sheet.title : shelf.title).focus();
  }

  async function undo() {
    await saving.settled(current.id);
    const { id, revision } = current;
    const reply = await request("undo", { entry: id, base: revision });
    if (!reply || current.id !== id) return;
    touched.clear();
    if (reply.type === "deleted") {
      entries.delete(id);
      return startAnother();
    }
    kept(reply, {}, id);
    show({ ...current });
    entries.set(id, current);
    refresh();
  }

  /** The one entry of this exercise goes into the bin; the sheet stands empty, with a way back. */
  async function binThis() {
    const entry = current;
    if (!(await bin(entry))) return;
    check.hide();
    show(emptySheet());
    const back = button(t("Bring it back"), async () => {
      if (!(await bringBack(entry))) return;
      bar.hidden = true;
      show(entry);
      sheet.title.focus();
    }, { "data-action": "restore" });
    bar.replaceChildren(make("span", {}, t("Put in the bin.")), back);
    bar.hidden = false;
    back.focus();
  }

  /** Offer earlier answers where a field is still empty. */
  function offerEarlier() {
    for (const [name, earlier] of Object.entries(carried)) {
      const asked = fields.get(name);
      if (asked) offer(asked, earlier);
    }
  }

  function firstTarget() {
    return [...fields.values()].find(({ field }) => field.kind !== "note")?.drawn.target();
  }

  return {
    destroy() {
      saving.flush();
      saving.stop();
      state.stop();
      listening.abort();
      stopWatching();
      stopHearing();
      for (const { drawn } of fields.values()) drawn.leave?.();
      element.replaceChildren();
    },
  };
}
