import { localDay } from "../training/days.js";

/** The language of the page and, where the two agree, the reader's form of it. */
function language() {
  const page = document.documentElement.lang || "en";
  return navigator.languages.find((name) => name.split("-")[0] === page.split("-")[0]) ?? page;
}

/** Forms are dear to make, and a page writes hundreds of days. @type {Map<string, Intl.DateTimeFormat>} */
const forms = new Map();

/**
 * @param {string} name
 * @param {Intl.DateTimeFormatOptions} options
 */
function form(name, options) {
  const key = `${name} ${language()}`;
  const known = forms.get(key) ?? new Intl.DateTimeFormat(language(), options);
  forms.set(key, known);
  return known;
}

/**
 * A moment in the reader's own time zone.
 * @param {string} at ISO time
 * @returns {string}
 */
export function moment(at) {
  return form("moment", { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/**
 * A day of the calendar.
 * @param {string} day `YYYY-MM-DD`
 * @returns {string}
 */
export function dayName(day) {
  return form("day", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/**
 * The day on which something is or was.
 * @param {string} at day or ISO time
 */
export const dayOf = (at) => dayName(at.length === 10 ? at : localDay(at));
