/** Getting at the files that were chosen or dropped, and doing much without the page standing still. */
import { LARGEST } from "../records/index.js";

/** Files beyond this are not looked at: somebody has dropped a whole disk. */
export const MOST_FILES = 5000;

/** How long the page may be busy before it looks for clicks and draws, in milliseconds. */
const BUSY = 16;

/**
 * The files in what was dropped, those in folders too.
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function droppedFiles(transfer) {
  // entries are gone once this turn is over, so all of them are taken first
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  /** @type {File[]} */
  const files = [];
  const left = entries.filter((entry) => entry !== null);
  while (left.length && files.length < MOST_FILES) {
    const entry = left.shift();
    if (entry?.isFile) files.push(await fileOf(/** @type {FileSystemFileEntry} */ (entry)));
    else if (entry) left.push(...(await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry))));
  }
  return files;
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

/** @param {FileSystemDirectoryEntry} folder @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length || found.length > MOST_FILES) return found;
    found.push(...some);
  }
}

/**
 * The text of a file, or why there is none to be had.
 * @param {File} file
 * @returns {Promise<{text: string, refusal: string}>}
 */
export async function textOf(file) {
  if (file.size > LARGEST) return { text: "", refusal: "The file is larger than 20 MB." };
  if (file.size === 0) return { text: "", refusal: "The file is empty." };
  try {
    return { text: await file.text(), refusal: "" };
  } catch {
    return { text: "", refusal: "The browser cannot read the file. It may have been moved or changed meanwhile." };
  }
}

/** Breathing: waits a turn when the page has been busy for long enough. */
export class Breath {
  #since = performance.now();

  /** @returns {Promise<void> | undefined} */
  taken() {
    if (performance.now() - this.#since < BUSY) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        this.#since = performance.now();
        resolve();
      }),
    );
  }
}
