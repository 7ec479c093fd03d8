/** The browser's promise not to empty the storage when space is short. Some browsers have none, nor does plain http. */

/** @returns {Promise<boolean | null>} null where the browser makes no promises */
export async function isPersisted() {
  try {
    return (await navigator.storage?.persisted?.()) ?? null;
  } catch {
    return null;
  }
}

/**
 * Asks for the promise; some browsers ask the user, others decide by themselves.
 * @param {import("./records.js").Records} records
 * @returns {Promise<boolean | null>}
 */
export async function askToPersist(records) {
  try {
    records.persisted = (await navigator.storage?.persist?.()) ?? null;
  } catch {
    records.persisted = null;
  }
  return records.persisted;
}

/**
 * Asks for the promise where that asks nobody: where it is permitted already, and in Chromium, which decides by itself
 * and never opens a prompt.
 * @param {import("./records.js").Records} records
 * @returns {Promise<boolean>} whether the browser has promised it now
 */
export async function persistSilently(records) {
  if (records.persisted !== false || !(decidesByItself() || (await isPermitted()))) return false;
  return (await askToPersist(records)) === true;
}

/** What a browser calls itself is read here only: nothing else tells whether `persist()` would open a prompt. */
function decidesByItself() {
  /** @type {{userAgentData?: {brands: {brand: string}[]}}} */
  const { userAgentData } = /** @type {any} */ (navigator);
  return userAgentData?.brands.some(({ brand }) => brand === "Chromium") ?? false;
}

async function isPermitted() {
  try {
    return (await navigator.permissions.query({ name: "persistent-storage" })).state === "granted";
  } catch {
    return false;
  }
}

/** How much of its space the browser has used for this origin, and how much there is, in bytes; null where it does not tell. */
export async function spaceUsed() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return quota > 0 ? { usage, quota } : null;
  } catch {
    return null;
  }
}
