/**
 * A moment as the reader of the page writes it, in the reader's own time zone.
 * @param {string} at ISO time
 * @returns {string}
 */
export function moment(at) {
  return new Date(at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: "medium", timeStyle: "short" });
}
