/**
 * Which part of a long row or column of equal boxes is to be drawn: what can be seen and some more on both sides, so
 * that a little scrolling draws nothing.
 */

/**
 * @typedef {object} Strip
 * @property {number} count of boxes
 * @property {number} size of a box in pixels
 * @property {number} scrolled pixels before the first one that can be seen
 * @property {number} room pixels that can be seen
 * @property {number} spare boxes drawn beyond them on each side
 */

/** @typedef {{from: number, to: number}} Span boxes from `from` up to but not including `to` */

/** @param {Strip} strip @returns {Span} */
export function seen({ count, size, scrolled, room }) {
  const from = Math.min(count, Math.max(0, Math.floor(scrolled / size)));
  return { from, to: Math.min(count, Math.max(from, Math.ceil((scrolled + room) / size))) };
}

/** @param {Strip} strip @returns {Span} */
export function drawn(strip) {
  const { from, to } = seen(strip);
  return { from: Math.max(0, from - strip.spare), to: Math.min(strip.count, to + strip.spare) };
}

/**
 * What has to be drawn by now: all but two of the spare boxes, so that little is drawn at a time.
 * @param {Strip} strip
 * @returns {Span}
 */
export function near(strip) {
  return drawn({ ...strip, spare: strip.spare - 2 });
}

/** Whether everything in `part` is in `whole` too. @param {Span} whole @param {Span} part */
export const holds = (whole, part) => whole.from <= part.from && part.to <= whole.to;

/**
 * How far to scroll so that a box is wholly in sight; as far as now if it is.
 * @param {number} box
 * @param {Strip} strip
 */
export function reaching(box, { size, scrolled, room }) {
  if (box * size < scrolled) return box * size;
  return (box + 1) * size > scrolled + room ? (box + 1) * size - room : scrolled;
}
