/** Numbers in words, the same wherever a page says them. */

/**
 * A count of things, such as `1 step`.
 * @param {number} count
 * @param {string} noun
 * @param {string} [plural]
 */
export const counted = (count, noun, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`;

/**
 * A share as a whole number of hundredths, rounded down: 79.9 % does not look like the 80 % that are asked for.
 * @param {number} share 0 to 1
 */
export const hundredths = (share) => Math.floor(share * 100 + 1e-9);

/** The same as pages write it. @param {number} share 0 to 1 */
export const percent = (share) => `${hundredths(share)} %`;

/** A share in percent with at most one decimal, rounded down, as tables have it. @param {number} share 0 to 1 */
export const percentage = (share) => Math.floor(share * 1000 + 1e-6) / 10;
