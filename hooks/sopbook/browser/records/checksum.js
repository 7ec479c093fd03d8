/**
 * The JSON of a value with keys in code-unit order, so that equal values have equal text.
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}

/**
 * One byte of the table of CRC-32 with the reflected polynomial of IEEE 802.3.
 * @param {number} byte
 * @returns {number}
 */
function remainder(byte) {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => remainder(byte));

/**
 * CRC-32 of the canonical JSON in UTF-8, eight hexadecimal digits.
 *
 * It finds files that were cut or damaged on the way. It does not prove who wrote them: `crypto.subtle` is missing
 * on plain http, and a key in the page would be no secret.
 * @param {any} value
 * @returns {string}
 */
export function checksum(value) {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(canonical(value))) {
    crc = (crc >>> 8) ^ /** @type {number} */ (TABLE[(crc ^ byte) & 0xff]);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
