/** How long a sitting has taken. Pure: the time is passed in. */

/**
 * @typedef {object} Clock
 * @property {number} active seconds in which the questions were there
 * @property {number} paused seconds of breaks, of a closed page and of a sleeping machine
 * @property {string} since ISO time up to which both are counted
 */

/** The clock ticks every second, and at least every minute where a browser slows down pages behind others. */
const LONGEST_TICK = 120;

/** @param {string} now ISO time @returns {Clock} */
export const fresh = (now) => ({ active: 0, paused: 0, since: now });

/**
 * The clock a moment later. A gap longer than a page that is open can make is a break; a clock that was put back
 * counts nothing.
 *
 * @param {Clock} clock
 * @param {string} now ISO time
 * @param {boolean} running
 * @returns {Clock}
 */
export function ticked({ active, paused, since }, now, running) {
  const gone = Math.max(0, (Date.parse(now) - Date.parse(since)) / 1000) || 0;
  const isActive = running && gone <= LONGEST_TICK;
  return { active: active + (isActive ? gone : 0), paused: paused + (isActive ? 0 : gone), since: now };
}

/** Whole seconds left of a limit. @param {Clock} clock @param {number} limit seconds */
export const left = ({ active }, limit) => Math.max(0, Math.ceil(limit - active));

/**
 * The moment worth telling that was passed: half of the time, five minutes, one minute. Null for none.
 *
 * @param {number} before seconds that were left
 * @param {number} after seconds that are left
 * @param {number} limit seconds
 * @returns {number | null} seconds left
 */
export function milestone(before, after, limit) {
  const moments = [60, 300, Math.floor(limit / 2)].filter((moment) => moment < limit);
  return moments.sort((one, other) => one - other).find((moment) => before > moment && after <= moment && after > 0) ?? null;
}
