/**
 * Calendar days as `YYYY-MM-DD`, in the time zone of whoever looks at the page: a due date ends at the learner's own
 * midnight. The same records may therefore be overdue in one place and not yet in another, for some hours.
 */

/**
 * The day on which a moment falls.
 * @param {string} at ISO time
 * @returns {string}
 */
export function localDay(at) {
  const time = new Date(at);
  return `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/**
 * The day so many days later. Counted in UTC, where every day has 24 hours.
 * @param {string} day
 * @param {number} days
 * @returns {string}
 */
export function plusDays(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * How many days lie between two days; negative when the second is the earlier one.
 * @param {string} from
 * @param {string} to
 * @returns {number}
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

const DAY = 86_400_000;

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
