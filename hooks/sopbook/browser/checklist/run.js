/** One run through a checklist: what may be ticked, what is open, what a signature records. */

/** @typedef {{id: string, critical: boolean, after: string[]}} Item */
/** @typedef {Record<string, string>} Ticked ISO time of the tick by item id */

/**
 * The items that must be ticked before this one and are not.
 * @param {Item[]} items
 * @param {Ticked} ticked
 * @param {string} id
 * @returns {string[]}
 */
export function missingBefore(items, ticked, id) {
  const item = items.find((candidate) => candidate.id === id);
  return item ? item.after.filter((earlier) => !Object.hasOwn(ticked, earlier)) : [];
}

/**
 * Ticks an item whose turn has come; otherwise nothing changes.
 * @param {Item[]} items
 * @param {Ticked} ticked
 * @param {string} id
 * @param {string} at ISO time
 * @returns {Ticked}
 */
export function tick(items, ticked, id, at) {
  return missingBefore(items, ticked, id).length > 0 ? ticked : { ...ticked, [id]: at };
}

/**
 * Takes a tick away, and with it those of the items that had to come after.
 * @param {Item[]} items
 * @param {Ticked} ticked
 * @param {string} id
 * @returns {Ticked}
 */
export function untick(items, ticked, id) {
  const gone = new Set([id]);
  for (let before = 0; before !== gone.size; ) {
    before = gone.size;
    for (const item of items) if (item.after.some((earlier) => gone.has(earlier))) gone.add(item.id);
  }
  return Object.fromEntries(Object.entries(ticked).filter(([key]) => !gone.has(key)));
}

/**
 * The ticks of an earlier page that still mean something: the items may have changed since.
 * @param {Item[]} items
 * @param {Ticked} ticked
 * @returns {Ticked}
 */
export function stillValid(items, ticked) {
  const known = new Set(items.map(({ id }) => id));
  return Object.fromEntries(Object.entries(ticked).filter(([id]) => known.has(id)));
}

/**
 * What stands open, the critical items apart from the others, both in the order of the list.
 * @param {Item[]} items
 * @param {Ticked} ticked
 * @returns {{critical: string[], others: string[]}}
 */
export function open(items, ticked) {
  const missing = items.filter(({ id }) => !Object.hasOwn(ticked, id));
  return {
    critical: missing.filter(({ critical }) => critical).map(({ id }) => id),
    others: missing.filter(({ critical }) => !critical).map(({ id }) => id),
  };
}
