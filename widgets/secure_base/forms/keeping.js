/**
 * One's own file: download it, open one that was kept, lock it, and read who can read what.
 *
 * The file is made in the kernel and travels as bytes; nothing of it lies in an address or a trait.
 */

import { saveFile } from "./keeping/files.js";
import { createLock } from "./keeping/lock.js";
import { choosing, passphraseForm } from "./keeping/passphrase.js";
import { button, make } from "./draw.js";
import { follow, sentenceOf } from "./follow.js";
import { t } from "./language.js";

/** What each kind of export is, for the browser. */
const TYPES = /** @type {Record<string, string>} */ ({
  html: "text/html", csv: "text/csv", json: "application/json",
});

/**
 * @param {HTMLElement} element
 * @param {object} _shape
 * @param {import("./types").Channel} channel
 */
export function mount(element, _shape, channel) {
  const said = make("p", { class: "tool told", role: "status" });
  const download = button(t("Download my workbook"), () => void fetchFile(), {
    "data-action": "download-workbook",
  });
  const file = make("input", {
    id: "open-workbook", type: "file", accept: ".workbook", "data-action": "open-workbook",
    "aria-describedby": "open-workbook-hint",
  });
  const opening = make("div", { class: "field" },
    make("label", { for: file.id }, t("Open a workbook you kept")),
    make("p", { class: "hint", id: "open-workbook-hint" },
      t("The file ends in .workbook. What is here already stays as well.")),
    file);
  const asked = make("div", { class: "asked" });
  const lock = createLock(channel, () => void following.hello());
  let locked = true;
  /** @type {(() => void)} */
  let know = () => {};
  const known = new Promise((resolve) => { know = () => resolve(undefined); });

  element.classList.add("secure-base", "part");
  element.append(make("div", { class: "acts" }, download), said, asked, lock.view, opening, exporting(), readers());
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void bring(chosen);
  });

  /** @param {string} [passphrase] */
  async function fetchFile(passphrase) {
    if (element.dataset.state !== "ready") say(t("Waiting for the workbook."));
    await known; // whether a passphrase has to be chosen first
    say("");
    if (!locked && !passphrase) {
      askFor({
        lines: [{ name: "passphrase", kind: "new", title: t("A passphrase for the copy"), hint: t("It opens the copy elsewhere. {how}", { how: choosing() }) }],
        act: t("Download"),
        done: ({ passphrase: words }) => fetchFile(words),
      });
      return null;
    }
    say(t("Making the file."));
    try {
      const { name, buffers } = await channel.ask("download", passphrase ? { passphrase } : {});
      saveFile(name, buffers[0]);
      close();
      say(t("Downloaded as {name}. Keep it where you keep private things.", { name }));
      return null;
    } catch (fault) {
      say("");
      if (!passphrase) say(sentenceOf(fault));
      return { sentence: sentenceOf(fault) };
    }
  }

  /** @param {File} chosen */
  async function bring(chosen) {
    say(t("Opening the file."));
    /** @type {ArrayBuffer} */
    let bytes;
    try {
      bytes = await chosen.arrayBuffer();
    } catch {
      say(t("This file could not be read. Copy it to this device, then choose it again."));
      return;
    }
    await take(bytes);
  }

  /**
   * @param {ArrayBuffer} bytes
   * @param {string} [passphrase]
   * @returns {Promise<import("./keeping/passphrase.js").Why | null>} why not, if it was not
   */
  async function take(bytes, passphrase) {
    try {
      const reply = await channel.ask("open", passphrase ? { passphrase } : {}, [bytes]);
      if (reply.type === "locked") {
        say("");
        if (passphrase) return { sentence: reply.sentence };
        askFor({
          lines: [{ name: "passphrase", kind: "known", title: t("The passphrase of that file"), hint: t("The one that opened it when it was downloaded.") }],
          act: t("Open it"),
          done: ({ passphrase: words }) => take(bytes, words),
        });
        return null;
      }
      close();
      say(reply.sentence);
    } catch (fault) {
      say(passphrase ? "" : sentenceOf(fault));
      return { sentence: sentenceOf(fault) };
    }
    file.value = "";
    return null;
  }

  /** Everything in the open, for whoever wants to read it elsewhere. */
  function exporting() {
    const forms = /** @type {[string, string][]} */ ([
      ["html", t("To read or print")], ["csv", t("For a spreadsheet")], ["json", t("For other programs")],
    ]);
    return make("details", { class: "exporting" },
      make("summary", {}, t("Take your words out of the file")),
      make("p", {}, t("These files are not locked: whoever opens one can read everything in it.")),
      make("div", { class: "acts" }, ...forms.map(([form, words]) =>
        button(words, () => void fetchExport(form), { "data-action": `export-${form}` }))));
  }

  /** @param {string} form */
  async function fetchExport(form) {
    try {
      const { name, buffers } = await channel.ask("export", { form });
      saveFile(name, buffers[0], TYPES[form]);
      say(t("Downloaded as {name}. It is not locked.", { name }));
    } catch (fault) {
      say(sentenceOf(fault));
    }
  }

  /** @param {import("./keeping/passphrase.js").Asking} asking */
  function askFor(asking) {
    const form = passphraseForm(asking, close);
    asked.replaceChildren(form);
    /** @type {HTMLElement | null} */ (form.querySelector("input:not([hidden])"))?.focus();
  }

  function close() {
    asked.replaceChildren();
    file.value = "";
  }

  /** @param {string} words */
  function say(words) {
    said.textContent = words;
  }

  const following = follow(channel, {
    show(standing) {
      const { passphrase, read_only: readOnly } = standing;
      locked = passphrase;
      lock.show(/** @type {import("./keeping/lock.js").Standing} */ (standing));
      know();
      element.dataset.state = "ready";
      if (readOnly) say(t("This file can be read here and not written. Download it to go on elsewhere."));
    },
    refused(sentence) {
      know(); // asking for the file will be answered with the same sentence
      say(sentence);
    },
  });
  return {
    destroy() {
      following.stop();
      lock.destroy();
      element.replaceChildren();
    },
  };
}

/** Who can read what, said once and plainly. */
function readers() {
  const rows = [
    [t("On this machine"), t("Your file lies in your own folder. Whoever can use your account here can open it, unless it has a passphrase.")],
    [t("A downloaded copy"), t("Only its passphrase opens it. Nobody can look it up or reset it.")],
    [t("The people who made this"), t("They cannot read any of it. Nothing is sent to them, and nothing is counted.")],
    [t("Your group"), t("They see only what you choose to tell or show.")],
  ];
  return make("details", { class: "readers" },
    make("summary", {}, t("Who can read what")),
    make("dl", { class: "rows answers" }, ...rows.map(([who, what]) =>
      make("div", {}, make("dt", {}, who), make("dd", { class: "plain" }, what)))));
}
