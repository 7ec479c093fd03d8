import { localDay } from "../training/days.js";

/** The language of the page and, where the two agree, the reader's form of it. */
function language() {
  const page = document.documentElement.lang || "en";
  return navigator.languages.find((name) => name.split("-")[0] === page.split("-")[0]) ?? page;
}

/**
 * A moment in the reader's own time zone.
 * @param {string} at ISO time
 * @returns {string}
 */
export function moment(at) {
  return new Date(at).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
}

/**
 * A day of the calendar.
 * @param {string} day `YYYY-MM-DD`
 * @returns {string}
 */
export function dayName(day) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language(), { dateStyle: "medium", timeZone: "UTC" });
}

/**
 * The day on which something is or was.
 * @param {string} at day or ISO time
 */
export const dayOf = (at) => dayName(at.length === 10 ? at : localDay(at));
