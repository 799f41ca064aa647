/**
 * A calendar file (RFC 5545) of small things that come round: weekly, every two weeks or once a month.
 *
 * Times are floating: half past six is half past six wherever the phone is. Nothing here touches the page.
 */

/** Weekdays by the key that a worksheet gives them, Monday first. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** The most octets in one line (RFC 5545, 3.1). */
const LINE = 75;
/** How long a thing takes in the calendar, in minutes. Own choice. */
const MINUTES = 15;

/**
 * @typedef {{hour: number, minute: number}} Time
 * @typedef {{
 *   id: string, title: string, days: string[], time: Time | null, often?: string | null, begin?: Date | null,
 * }} Event `days` are keys of `DAYS`; without a time it lasts the day; `often` is week, fortnight or month
 */

/**
 * @param {Event[]} events
 * @param {Date} now
 */
export function calendarFile(events, now) {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Secure Base//Workbook//EN", "CALSCALE:GREGORIAN",
    ...events.flatMap((event) => eventLines(event, now)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/**
 * @param {Event} event
 * @param {Date} now
 */
function eventLines(event, now) {
  const { id, title, time } = event;
  const first = firstDay(event, event.begin ?? now);
  const start = time ? `DTSTART:${dayOf(first)}T${two(time.hour)}${two(time.minute)}00` : `DTSTART;VALUE=DATE:${dayOf(first)}`;
  const length = time ? [`DURATION:PT${MINUTES}M`] : ["DURATION:P1D", "TRANSP:TRANSPARENT"];
  return [
    "BEGIN:VEVENT", `UID:${id}`, `DTSTAMP:${stamp(now)}`, start, ...length, `RRULE:${rule(event)}`,
    `SUMMARY:${escaped(title)}`, "CLASS:PRIVATE", "END:VEVENT",
  ];
}

/** @param {Event} event */
function rule({ days, often }) {
  const codes = DAYS.flatMap((day, index) => (days.includes(day) ? [CODES[index]] : []));
  if (often === "month") return `FREQ=MONTHLY;BYDAY=${codes.map((code) => `1${code}`).join(",")}`;
  return `FREQ=WEEKLY${often === "fortnight" ? ";INTERVAL=2" : ""};BYDAY=${codes.join(",")};WKST=MO`;
}

/**
 * The first day on or after `begin` that the rule names: the file must begin with one (RFC 5545, 3.8.5.3).
 * @param {Event} event
 * @param {Date} begin
 */
export function firstDay({ days, often }, begin) {
  const day = new Date(begin.getTime());
  day.setHours(12, 0, 0, 0); // noon: no change of clocks moves it to another day
  for (let tried = 0; tried < 62; tried += 1) {
    const named = days.includes(DAYS[(day.getDay() + 6) % 7]);
    if (named && (often !== "month" || day.getDate() <= 7)) return day;
    day.setDate(day.getDate() + 1);
  }
  throw new RangeError("no day is named");
}

/**
 * A time as people write it: 18:30, 18.30, 1830, 6pm, 6:30 pm, 18; null when it is none.
 * @param {unknown} words
 * @returns {Time | null}
 */
export function readTime(words) {
  const found = /^(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(?:([ap])\.?\s*m\.?|h|o[’']clock)?$/i.exec(String(words ?? "").trim());
  if (!found) return null;
  const half = found[3]?.toLowerCase();
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half === "p" ? 12 : 0);
  return hour < 24 && minute < 60 ? { hour, minute } : null;
}

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {Date} day */
const dayOf = (day) => `${String(day.getFullYear()).padStart(4, "0")}${two(day.getMonth() + 1)}${two(day.getDate())}`;

/** @param {Date} moment */
const stamp = (moment) => `${moment.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "")}`;

/** @param {string} words as a text value (RFC 5545, 3.3.11); other control characters have no place in one */
function escaped(words) {
  return words.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/\\/g, "\\\\").replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, "\\n").replace(/\p{Cc}/gu, " ");
}

/** @param {string} line in pieces of at most 75 octets, none cut inside a letter */
function folded(line) {
  const encoder = new TextEncoder();
  const pieces = [""];
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > LINE) {
      pieces.push("");
      octets = 1; // the space that begins a continued line
    }
    pieces[pieces.length - 1] += letter;
    octets += size;
  }
  return pieces.join("\r\n ");
}
