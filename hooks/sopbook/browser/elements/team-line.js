/**
 * Lines of cells of which only some columns are in the document: when other columns come into sight, the cells that
 * went out of it are filled anew and put at the other end, and all others stay as they are.
 *
 * @import { Span } from "./team-window.js"
 */

/** @typedef {(cell: HTMLElement, column: number) => void} Fill */

/** The columns that a line has in the document. @type {WeakMap<HTMLElement, Span>} */
const spans = new WeakMap();

/**
 * Gives a line, whose first cell is its name, the cells of some columns.
 * @param {HTMLTableRowElement} line
 * @param {Span} next
 * @param {{make: () => HTMLElement, fill: Fill, anew: boolean}} how `anew`: cells that stay are filled as well
 */
export function stretch(line, next, { make, fill, anew }) {
  const known = spans.get(line) ?? { from: 0, to: 0 };
  const old = known.to <= next.from || next.to <= known.from ? { from: next.from, to: next.from } : known;
  const spare = outside(line, known, old === known ? next : old);
  const stay = { from: Math.max(old.from, next.from), to: Math.min(old.to, next.to) };
  const first = line.cells[1] ?? null;
  for (let column = next.from; column < stay.from; column += 1) line.insertBefore(filledCell(column), first);
  if (anew) for (let column = stay.from; column < stay.to; column += 1) fill(line.cells[column - next.from + 1], column);
  for (let column = Math.max(stay.to, next.from); column < next.to; column += 1) line.append(filledCell(column));
  spans.set(line, next);

  /** @param {number} column */
  function filledCell(column) {
    const cell = spare.pop() ?? make();
    cell.setAttribute("aria-colindex", String(column + 2));
    fill(cell, column);
    return cell;
  }
}

/**
 * Takes the cells out that are in `known` and not in `next`.
 * @param {HTMLTableRowElement} line
 * @param {Span} known
 * @param {Span} next
 */
function outside(line, known, next) {
  const cells = [...line.cells].slice(1);
  const gone = cells.filter((_, at) => known.from + at < next.from || known.from + at >= next.to);
  for (const cell of gone) cell.remove();
  return /** @type {HTMLElement[]} */ (gone);
}

/**
 * Changes what is not so already: most cells of a line stay empty.
 * @param {HTMLElement} cell
 * @param {{text: string, label: string, className: string}} face
 */
export function put(cell, { text, label, className }) {
  if (cell.textContent !== text) cell.textContent = text;
  if (cell.className !== className) cell.className = className;
  if (cell.getAttribute("aria-label") === (label || null)) return;
  if (label) cell.setAttribute("aria-label", label);
  else cell.removeAttribute("aria-label");
}
