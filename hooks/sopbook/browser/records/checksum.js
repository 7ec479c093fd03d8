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

/** The remainders of every byte, alone and with one, two and three bytes after it: four bytes are taken at a time. */
const ALONE = Int32Array.from({ length: 256 }, (_, byte) => remainder(byte));
const BEFORE_ONE = ALONE.map(byteLater);
const BEFORE_TWO = BEFORE_ONE.map(byteLater);
const BEFORE_THREE = BEFORE_TWO.map(byteLater);

/** @param {number} crc @returns {number} the same with a byte of zeros after it */
function byteLater(crc) {
  return (crc >>> 8) ^ /** @type {number} */ (ALONE[crc & 0xff]);
}

/**
 * CRC-32 of the canonical JSON in UTF-8, eight hexadecimal digits.
 *
 * It finds files that were cut or damaged on the way. It does not prove who wrote them: `crypto.subtle` is missing
 * on plain http, and a key in the page would be no secret.
 * @param {any} value
 * @returns {string}
 */
export function checksum(value) {
  const bytes = new TextEncoder().encode(canonical(value));
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length - (bytes.length % 4));
  let crc = -1;
  for (let at = 0; at < words.byteLength; at += 4) {
    crc ^= words.getInt32(at, true);
    crc = BEFORE_THREE[crc & 0xff] ^ BEFORE_TWO[(crc >>> 8) & 0xff] ^ BEFORE_ONE[(crc >>> 16) & 0xff] ^ ALONE[crc >>> 24];
  }
  for (const byte of bytes.subarray(words.byteLength)) crc = byteLater(crc ^ byte);
  return (~crc >>> 0).toString(16).padStart(8, "0");
}
