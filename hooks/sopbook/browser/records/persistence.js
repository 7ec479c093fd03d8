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

/** How much of its space the browser has used for this origin, and how much there is, in bytes; null where it does not tell. */
export async function spaceUsed() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return quota > 0 ? { usage, quota } : null;
  } catch {
    return null;
  }
}
