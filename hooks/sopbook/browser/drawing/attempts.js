/** When a quiz may be taken again. Pure: the time is passed in. */

/**
 * @typedef {object} Taken an attempt as it was recorded
 * @property {string} at ISO time
 * @property {string} [mode]
 * @property {string} version of the SOP
 * @property {boolean} passed
 *
 * @typedef {object} NextAttempt
 * @property {boolean} allowed whether it may be taken now
 * @property {number | null} left how many attempts are left; null when there is no limit
 * @property {string | null} at ISO time from which it may be taken again; null when that is now or never
 */

/**
 * The next attempt at the whole quiz. Attempts are counted since the last pass and on the present version of the SOP:
 * a new version gives all of them back. The wait is for whoever has just failed.
 *
 * @param {Taken[]} attempts whole ones of one learner, oldest first
 * @param {{attempts?: {limit: number, cooldown: number}, version: string}} quiz `cooldown` in seconds
 * @param {string} now ISO time
 * @returns {NextAttempt}
 */
export function nextAttempt(attempts, { attempts: rule = { limit: 0, cooldown: 0 }, version }, now) {
  const whole = attempts.filter(({ mode = "full" }) => mode === "full");
  const failed = whole.slice(whole.map(({ passed }) => passed).lastIndexOf(true) + 1);
  const used = failed.filter((attempt) => attempt.version === version).length;
  const left = rule.limit ? Math.max(0, rule.limit - used) : null;
  const last = failed[failed.length - 1];
  const from = last && left !== 0 ? Date.parse(last.at) + rule.cooldown * 1000 : 0;
  const waiting = from > Date.parse(now);
  return { allowed: left !== 0 && !waiting, left, at: waiting ? new Date(from).toISOString() : null };
}
