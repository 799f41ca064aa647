/**
 * An exercise as a form: drawn at once, typed into at once, saved when there is somewhere to save it.
 *
 * Here the pieces of `sheet/` meet: what is typed goes to `saving`, what comes back goes to the fields
 * that the person has not touched. How fields look and read is `kinds/`; how messages travel is
 * `channel.js`.
 */

import { keepDay, t } from "./language.js";
import { createBinned } from "./sheet/binned.js";
import { createCheck } from "./sheet/check.js";
import { createClosed } from "./sheet/closed.js";
import { drawSheet } from "./sheet/drawing.js";
import { emptySheet, keptEntry, newestFirst } from "./sheet/entries.js";
import { createFilling } from "./sheet/filling.js";
import { listen } from "./sheet/listening.js";
import { createMistakes } from "./sheet/mistakes.js";
import { createRequests } from "./sheet/requests.js";
import { createRunning } from "./sheet/running.js";
import { createSaving } from "./sheet/saving.js";
import { createSeal } from "./sheet/seal.js";
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
  const running = createRunning(shape.id);
  let current = emptySheet(many ? running.entry : null);
  const clock = running.of(() => current.id);
  const sheet = drawSheet(shape, { act: (action) => void actions[action](), clock }, element);
  const { form, fields, below: heading } = sheet;
  /** @type {Map<string, Entry>} everything kept of this exercise, and the sheet at hand */
  const entries = new Map();
  const mistakes = createMistakes(fields, heading);
  const saving = createSaving(channel, { kept, refused, moved });
  const { touched, ...filling } = createFilling(fields, mistakes, saving);
  const closed = createClosed(form, Boolean(shape.keep_closed) && !many, opened);
  const { request, bin, bringBack, erase, again } = createRequests(channel, saving, entries);
  const state = stateLine(form, () => void (known ? saving.flush() : hello()));
  const check = createCheck({
    shape, fields, heading, id: sheet.id("check"), entry: () => current.id, close: () => void closeSheet(), bin: () => void binThis(),
  });
  const shelf = createShelf({
    fields: shape.fields, card: shape.card, keepClosed: shape.keep_closed, heading, id: sheet.id("earlier"),
    change, bin, bringBack: restore, erase, again,
  });
  const seal = createSeal(shape, form, { request, show });
  const binned = createBinned({ bringBack, erase, back: (entry) => (show(entry), sheet.title.focus()) });
  let known = false;
  let asking = false;

  sheet.acts.append(state.again);
  form.append(state.line, sheet.acts);
  element.classList.add("secure-base", "part");
  element.append(...sheet.head, mistakes.box, closed.line, form, seal.view, binned.bar,
    ...check.views, ...(many ? [shelf.view] : []));
  if (!many) saving.hold(); // until we know under which id this exercise's one entry is kept

  const stopListening = listen(form, {
    fields, touched, mistakes, saving, current: () => current, wrote: () => follow(true), left: moved,
  });
  const stopWatching = channel.onstate((now) => {
    if (now === "ready") void hello();
    moved();
  });
  const stopHearing = channel.on("entries", arrived);
  follow();
  resume();
  moved();
  void hello();

  /** Ask what is kept; the answer fills what the person has not touched. */
  async function hello() {
    if (asking) return;
    asking = true;
    try {
      arrived(await channel.ask("hello", { day: keepDay(new Date()) }));
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
    if (shape.sealed_until) seal.stands(current);
    const lying = /** @type {Entry[]} */ (message.bin ?? []);
    if (many) shelf.showBin(lying);
    else if (lying.length && current.revision === 0) binned.show(lying[0], false);
    filling.carry(message.carried);
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
      running.move(current.id, entry.id);
      saving.stands(entry.id, entry.revision);
    }
    current = entry;
    fill();
    resume();
  }

  function fill() {
    if (!closed.keeps(current, touched.size > 0)) filling.fill(current);
    follow();
  }

  function resume() {
    for (const { drawn } of fields.values()) drawn.resume?.();
  }

  /** The person asked for what was kept closed. */
  function opened() {
    fill();
    refresh();
    sheet.title.focus();
  }

  /** @param {import("./types").Message} reply @param {Answers} sent @param {string} sentTo */
  function kept(reply, sent, sentTo) {
    const before = entries.get(reply.entry) ?? (sentTo === current.id ? current : null);
    const entry = keptEntry(reply, before);
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
    if (entry.id !== current.id) {
      sheet.hushed.clear();
      for (const { drawn } of fields.values()) drawn.leave?.();
    }
    current = entry;
    sheet.others.hidden = true;
    filling.show(entry);
    resume();
    const old = entry.revision > 0 && many;
    sheet.which.hidden = !old;
    sheet.which.textContent = old ? t("You are changing the sheet of {day}.", { day: shelf.nameOf(entry) }) : "";
    follow();
    refresh();
    moved();
  }

  function startAnother() {
    saving.flush();
    check.hide();
    binned.hide();
    show(emptySheet());
    filling.first()?.focus();
  }

  /** @param {Entry} entry */
  function change(entry) {
    saving.flush();
    check.hide();
    show(entries.get(entry.id) ?? entry);
    filling.first()?.focus();
  }

  async function closeSheet() {
    saving.flush();
    check.hide();
    if (shape.sealed_until) {
      await saving.settled(current.id);
      if (!saving.unsaved && (await seal.close(current))) return;
    }
    if (!many) {
      if (closed.again(current)) filling.empty();
      else sheet.title.focus();
      return;
    }
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
    binned.show(entry);
  }

  /** @param {Entry} entry */
  async function restore(entry) {
    const done = await bringBack(entry);
    if (done) refresh();
    return done;
  }

  return {
    destroy() {
      saving.flush();
      saving.stop();
      state.stop();
      stopListening();
      running.stop();
      stopWatching();
      stopHearing();
      for (const { drawn } of fields.values()) drawn.leave?.();
      element.replaceChildren();
    },
  };
}
