/** Where a key leads in a table, as the grid pattern of ARIA has it. */

/** @typedef {{row: number, column: number}} Place */

/**
 * The place that a key leads to; null when it is none of the table's.
 * @param {{key: string, ctrlKey: boolean}} event
 * @param {Place} from -1 is the row or the column of names
 * @param {{rows: number, columns: number, page: number}} table
 * @returns {Place | null}
 */
export function target({ key, ctrlKey }, { row, column }, { rows, columns, page }) {
  /** @type {Record<string, Place>} */
  const places = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: Math.max(0, row - page), column },
    PageDown: { row: row + page, column },
    Home: ctrlKey ? { row: 0, column: 0 } : { row, column: -1 },
    End: ctrlKey ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 },
  };
  const place = Object.hasOwn(places, key) ? places[key] : null;
  return place && { row: within(place.row, rows), column: within(place.column, columns) };
}

/** @param {number} place @param {number} count */
const within = (place, count) => Math.max(-1, Math.min(count - 1, place));
