/**
 * A script: words made from other answers, edited freely afterwards, to copy or to hear.
 *
 * How a sentence is made of answers follows program/kinds/script.py rule for rule;
 * tests/program/scripts.json holds examples that both must meet. Once a person has changed a word the
 * text is theirs: it is made anew only when they ask.
 */

import { button, changed, make } from "../draw.js";
import { locale, t } from "../language.js";
import { watchCharges } from "./charges.js";
import { labelled, put } from "./frame.js";
import { rows } from "./paragraph.js";

const PLACE = /\{([a-z][a-z0-9_]*)\}/;
/** A piece that is left out while an answer in it is empty. */
const PIECE = /\[([^[\]]*)\]/g;
/** Where such a piece stood: no answer holds this sign. */
const GONE = "\0";
/** How a question begins, for one whose question mark was left out. */
const ASKING = new RegExp("^(?:(?:can|could|may|shall|will|would) (?:i|it|that|there|this|we|you)"
  + "|(?:how|what|when|where|which|who) (?:are|can|could|did|do|does|is|might|should|was|would))\\b", "i");
const STOPS = /[.,;:…]+$/;
const ENDS = /[.!?…”’"]$/;
const BEGINS = /(?:[.!?]|:\n|“)$/;
/** Words whose capital only says that an answer begins; the same as in program/kinds/script.py. */
const SMALL = new Set(("A After All An And Another Any Are As At Be Because Before Being Both Bring But By Call Can Come "
  + "Could Do Each Early Every For From Get Getting Give Go Going Have Having He Help Her Him His "
  + "Hold How If In It Its Just Keep Last Late Leave Let Listen Look Make Making More Much My Never "
  + "No Nobody Not Nothing Now On One Only Our Please Put Ring Say See Send She Show Sit So Some "
  + "Someone Something Stay Stop Take Tell Text That The Their There These They This Those Three To "
  + "Today Tomorrow Tonight Try Two Until Wait We What When Where Whether While With Would Write "
  + "Yesterday You Your").split(" "));

/** @type {import("../types").Kind} */
export const script = {
  own: true,
  made: true,
  draw(field, place) {
    const area = rows(make("textarea", { name: field.name }), field.rows ?? 4);
    const said = make("span", { class: "tool", role: "status" });
    const anew = button(t("Start again from my answers"), () => {
      put(area, compose());
      theirs = false;
      changed(area);
    }, { "data-action": "start-again" });
    const copy = button(t("Copy"), () => void copyWords(area, said), { "data-action": "copy" });
    const aloud = readAloud(area);
    const acts = make("div", { class: "acts" }, copy, aloud.button, anew);
    const charges = watchCharges(field, place, area);
    const element = labelled(field, place, area, charges.box, acts, said);
    const sources = [...new Set((field.lines ?? []).flatMap((/** @type {any} */ line) => [...line.when ?? [], ...places(line.say)]))];
    let theirs = false;

    const compose = () => composed(field.lines ?? [], (name) => place.words(name).trim());
    /** Buttons, and whether the whole field has anything to stand on. */
    function show() {
      const made = compose();
      const any = Boolean(area.value.trim()) || sources.some((name) => place.words(String(name)));
      element.classList.toggle("waiting", !any);
      copy.hidden = !area.value.trim();
      aloud.show();
      anew.hidden = !made || made === area.value;
    }
    area.addEventListener("input", () => {
      theirs = true;
      show();
    });
    place.follow((byHand) => {
      if (byHand && !theirs && area.value !== compose()) {
        put(area, compose());
        show();
        changed(area);
      } else show();
    });
    show();
    return {
      element,
      read: () => area.value || null,
      write(answer) {
        put(area, answer ?? "");
        theirs = Boolean(answer) && answer !== compose();
        charges.rest();
        show();
      },
      target: () => area,
      leave() {
        aloud.stop();
        charges.rest();
      },
    };
  },
  text: (_field, answer) => String(answer ?? ""),
};

/**
 * The words that the answers make: the first alternative whose fields are all filled.
 * @param {{when: string[], say: string}[]} lines
 * @param {(name: string) => string} spoken an answer as it stands inside a sentence
 */
export function composed(lines, spoken) {
  for (const { when, say } of lines) {
    const made = (when ?? []).every((name) => spoken(name)) ? fill(say, spoken) : "";
    if (made) return made;
  }
  return "";
}

/** The answers that `say` has a place for. @param {string} say */
function places(say) {
  return [...say.matchAll(new RegExp(PLACE, "g"))].map(([, name]) => name);
}

/**
 * `say` without the pieces in square brackets that lack an answer, and without the brackets.
 * A line that held nothing else goes with them.
 * @param {string} say
 * @param {(name: string) => string} spoken
 */
function withoutEmpty(say, spoken) {
  if (!say.includes("[")) return say;
  const kept = say.replace(PIECE, (_all, piece) => (places(piece).every((name) => spoken(name)) ? piece : GONE));
  return kept.split("\n").filter((line) => !line.includes(GONE) || line.replaceAll(GONE, "").trim())
    .map((line) => line.replaceAll(GONE, "").trim().replace(/\s+/g, " ")).join("\n").trim();
}

/**
 * `say` with its places filled, mended so that it reads like one person speaking.
 * @param {string} say
 * @param {(name: string) => string} spoken
 */
export function fill(say, spoken) {
  let made = "";
  let rest = withoutEmpty(say, spoken);
  for (let place = PLACE.exec(rest); place; place = PLACE.exec(rest)) {
    made += rest.slice(0, place.index);
    rest = rest.slice(place.index + place[0].length);
    let answer = unrepeated(made, spoken(place[1]).split(/\s+/).filter(Boolean).join(" "));
    if (/^[.!?]/.test(rest) && /[?!]$/.test(answer)) rest = rest.slice(1);
    else if (rest.trim()) {
      answer = answer.replace(STOPS, "").trimEnd();
      if (rest[0] === "." && begins(made) && ASKING.test(answer) && !/[.!?…]/.test(answer)) rest = `?${rest.slice(1)}`;
    }
    made += fitted(made, answer);
  }
  made = (made + rest).trim();
  return !made || ENDS.test(made) ? made : `${made}.`;
}

/**
 * The answer without the words at its start that already end what stands before it.
 * @param {string} before
 * @param {string} answer
 */
function unrepeated(before, answer) {
  const said = before.split(/\s+/).filter(Boolean);
  const words = answer.split(" ").filter(Boolean);
  const fold = (/** @type {string[]} */ some) => some.map((one) => one.toLowerCase()).join(" ");
  for (let count = Math.min(6, said.length, words.length - 1); count > 0; count -= 1) {
    if (fold(said.slice(-count)) === fold(words.slice(0, count))) return words.slice(count).join(" ");
  }
  return answer;
}

/** Whether what comes next begins a sentence. @param {string} before */
function begins(before) {
  return !before.trim() || BEGINS.test(before.trimEnd()) || before.endsWith(":\n");
}

/**
 * The answer with its first letter as the place asks.
 * @param {string} before
 * @param {string} answer
 */
function fitted(before, answer) {
  const first = answer.split(" ")[0].replace(/,+$/, "");
  if (begins(before)) {
    return answer.slice(0, 1).toUpperCase() + answer.slice(1);
  }
  return SMALL.has(first) ? answer.slice(0, 1).toLowerCase() + answer.slice(1) : answer;
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} said
 */
async function copyWords(area, said) {
  said.textContent = (await copied(area)) ? t("Copied.") : t("The words are marked: copy them with the keyboard or the menu.");
}

/** @param {HTMLTextAreaElement} area */
async function copied(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select(); // a page without https has no clipboard of its own
    return document.execCommand?.("copy") ?? false;
  }
}

/**
 * A button that reads the words aloud, shown only where a voice on this device can: a voice from
 * elsewhere would send the words away.
 * @param {HTMLTextAreaElement} area
 */
function readAloud(area) {
  const speech = globalThis.speechSynthesis;
  const press = button(t("Read it to me"), () => {
    if (speech.speaking) return stop();
    const voice = localVoice();
    if (!voice) return undefined;
    const utterance = new SpeechSynthesisUtterance(area.value);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => (press.textContent = t("Read it to me"));
    press.textContent = t("Stop reading");
    speech.speak(utterance);
    return undefined;
  }, { "data-action": "read-aloud", hidden: true });

  function stop() {
    speech?.cancel();
    press.textContent = t("Read it to me");
  }
  function show() {
    press.hidden = !area.value.trim() || !localVoice();
  }
  speech?.addEventListener?.("voiceschanged", show);
  return {
    button: press,
    show,
    stop() {
      speech?.removeEventListener?.("voiceschanged", show);
      if (speech?.speaking) stop();
    },
  };
}

/** A voice that lives on this device and speaks the page's language. */
function localVoice() {
  const language = locale().split("-")[0];
  const voices = globalThis.speechSynthesis?.getVoices?.() ?? [];
  return voices.find((voice) => voice.localService === true && voice.lang.split(/[-_]/)[0] === language);
}
