/**
 * The table of people and procedures. Only the rows and columns in sight are in the document, with their real places
 * told by `aria-rowindex` and `aria-colindex`; the table itself lies where they belong inside a room as large as all
 * of them, so that scrolling is the browser's own.
 */
import { part } from "./part.js";
import { target } from "./team-keys.js";
import { put, stretch } from "./team-line.js";
import { drawn, holds, near, reaching } from "./team-window.js";

/** @typedef {import("./team-window.js").Strip} Strip */
/** @typedef {import("./team-window.js").Span} Span */

/** @typedef {{text: string, label: string, className: string}} Face what a cell shows and says */

/**
 * @typedef {object} Content
 * @property {number} rows
 * @property {number} columns
 * @property {(row: number) => string} rowName
 * @property {(column: number) => {text: string, label: string}} columnName
 * @property {(row: number, column: number) => Face} face
 */

/** A place in the table: -1 is the row or the column of names. @typedef {{row: number, column: number}} Place */

const SPARE_ROWS = 8;
const SPARE_COLUMNS = 4;

/** Roles are written out, because a table that is not laid out as one would lose them. */
const ROLES = { col: "columnheader", row: "rowheader" };

export class Matrix {
  #scroller;
  #room;
  #table;
  #head;
  #body;
  #open;
  /** @type {Content} */
  #content = { rows: 0, columns: 0, rowName: () => "", columnName: () => ({ text: "", label: "" }), face: () => ({ text: "", label: "", className: "" }) };
  /** @type {Map<number, HTMLTableRowElement>} */
  #lines = new Map();
  /** @type {{rows: Span, columns: Span}} */
  #drawn = { rows: { from: 0, to: 0 }, columns: { from: 0, to: 0 } };
  /** @type {Place} */
  #active = { row: 0, column: 0 };
  #size = { row: 28, column: 48, head: 100, name: 200 };
  #frame = 0;

  /**
   * @param {HTMLElement} root
   * @param {(place: Place) => void} open what a click or Enter does
   */
  constructor(root, open) {
    this.#scroller = part(root, "matrix");
    this.#room = part(root, "matrix-room");
    this.#table = /** @type {HTMLTableElement} */ (part(root, "matrix-table"));
    this.#head = /** @type {HTMLTableRowElement} */ (this.#table.tHead?.rows[0]);
    this.#body = this.#table.tBodies[0];
    this.#open = open;
    this.#scroller.addEventListener("scroll", () => this.#soon(), { passive: true });
    this.#scroller.addEventListener("keydown", (event) => this.#key(event));
    this.#scroller.addEventListener("click", (event) => this.#click(event));
    new ResizeObserver(() => this.#soon()).observe(this.#scroller);
  }

  /** Shows another table; what was in sight stays in sight as far as it is there. @param {Content} content */
  show(content) {
    this.#content = content;
    this.#active = { row: Math.min(this.#active.row, content.rows - 1), column: Math.min(this.#active.column, content.columns - 1) };
    this.#table.setAttribute("aria-rowcount", String(content.rows + 1));
    this.#table.setAttribute("aria-colcount", String(content.columns + 1));
    this.#measure();
    this.#redraw(true);
  }

  /** The sizes are those of the style sheet, at any zoom and in any font. */
  #measure() {
    if (!this.#scroller.clientWidth) return;
    if (!this.#lines.size) this.#redraw(true);
    const [corner, first] = this.#head.cells;
    const line = this.#body.rows[0];
    if (!corner || !line) return;
    const name = corner.getBoundingClientRect();
    this.#size = {
      row: line.getBoundingClientRect().height || this.#size.row,
      column: first?.getBoundingClientRect().width || this.#size.column,
      head: name.height,
      name: name.width,
    };
    const { rows, columns } = this.#content;
    this.#room.style.height = `${this.#size.head + rows * this.#size.row}px`;
    this.#room.style.width = `${this.#size.name + columns * this.#size.column}px`;
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#redraw(false);
    });
  }

  /** @returns {{rows: Strip, columns: Strip}} */
  #strips() {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#scroller;
    const { row, column, head, name } = this.#size;
    return {
      rows: { count: this.#content.rows, size: row, scrolled: scrollTop, room: Math.max(0, clientHeight - head), spare: SPARE_ROWS },
      columns: { count: this.#content.columns, size: column, scrolled: scrollLeft, room: Math.max(0, clientWidth - name), spare: SPARE_COLUMNS },
    };
  }

  /** Draws what has come into sight. @param {boolean} anew whether what is drawn already is out of date */
  #redraw(anew) {
    const strips = this.#strips();
    if (!anew && holds(this.#drawn.rows, near(strips.rows)) && holds(this.#drawn.columns, near(strips.columns))) return;
    const next = { rows: drawn(strips.rows), columns: drawn(strips.columns) };
    const sideways = anew || next.columns.from !== this.#drawn.columns.from || next.columns.to !== this.#drawn.columns.to;
    const focused = this.#table.contains(document.activeElement);
    this.#drawn = next;
    this.#table.style.top = `${next.rows.from * this.#size.row}px`;
    this.#table.style.left = `${next.columns.from * this.#size.column}px`;
    this.#table.style.width = `${this.#size.name + (next.columns.to - next.columns.from) * this.#size.column}px`;
    if (sideways) this.#drawHead(anew);
    this.#drawLines(anew, sideways);
    this.#mark();
    // the cell that had the focus was taken out of the document: arrow keys go on from where it was
    if (focused && !this.#table.contains(document.activeElement)) this.#scroller.focus({ preventScroll: true });
  }

  /** @param {boolean} anew */
  #drawHead(anew) {
    if (!this.#head.cells.length) this.#head.append(headCell("col"));
    put(this.#head.cells[0], { text: "Name", label: "", className: "sop-matrix__corner" });
    stretch(this.#head, this.#drawn.columns, {
      make: () => headCell("col"),
      fill: (cell, column) => put(cell, { ...this.#content.columnName(column), className: "sop-matrix__column" }),
      anew,
    });
  }

  /**
   * Lines that stay in sight stay as they are; those that went are filled anew.
   * @param {boolean} anew
   * @param {boolean} sideways
   */
  #drawLines(anew, sideways) {
    const { from, to } = this.#drawn.rows;
    const spare = [...this.#lines].filter(([row]) => row < from || row >= to);
    for (const [row, line] of spare) {
      this.#lines.delete(row);
      line.remove();
    }
    let next = this.#body.firstElementChild;
    for (let row = from; row < to; row += 1) {
      const known = this.#lines.get(row);
      const line = known ?? spare.pop()?.[1] ?? newLine();
      if (!known || sideways) this.#fill(line, row, anew || !known);
      if (known) next = known.nextElementSibling;
      else this.#body.insertBefore(line, next);
      this.#lines.set(row, line);
    }
  }

  /** @param {HTMLTableRowElement} line @param {number} row @param {boolean} anew */
  #fill(line, row, anew) {
    line.setAttribute("aria-rowindex", String(row + 2));
    put(line.cells[0], { text: this.#content.rowName(row), label: "", className: "sop-matrix__name" });
    stretch(line, this.#drawn.columns, {
      make: bodyCell,
      fill: (cell, column) => put(cell, this.#content.face(row, column)),
      anew,
    });
  }

  /** One cell is in the order of the Tab key: the active one, or where it is out of sight the table as a whole. */
  #mark() {
    for (const cell of this.#table.querySelectorAll("[tabindex]")) cell.removeAttribute("tabindex");
    const cell = this.#cell(this.#active);
    cell?.setAttribute("tabindex", "0");
    this.#scroller.tabIndex = cell ? -1 : 0;
  }

  /** @param {Place} place @returns {HTMLElement | null} */
  #cell({ row, column }) {
    const line = row < 0 ? this.#head : this.#lines.get(row);
    const { from, to } = this.#drawn.columns;
    if (!line || (column >= 0 && (column < from || column >= to))) return null;
    return line.cells[column < 0 ? 0 : column - from + 1] ?? null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#open(this.#active);
      return;
    }
    const { rows, columns } = this.#strips();
    const page = Math.max(1, Math.floor(rows.room / rows.size) - 1);
    const place = target(event, this.#active, { rows: rows.count, columns: columns.count, page });
    if (!place) return;
    event.preventDefault();
    this.#go(place);
  }

  /** @param {Place} place */
  #go(place) {
    this.#active = place;
    const { rows, columns } = this.#strips();
    if (place.row >= 0) this.#scroller.scrollTop = reaching(place.row, rows);
    if (place.column >= 0) this.#scroller.scrollLeft = reaching(place.column, columns);
    this.#redraw(false);
    this.#mark();
    this.#cell(place)?.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const cell = /** @type {Element} */ (event.target).closest("[aria-colindex]");
    const row = cell?.closest("[aria-rowindex]");
    if (!cell || !row) return;
    const place = { row: Number(row.getAttribute("aria-rowindex")) - 2, column: Number(cell.getAttribute("aria-colindex")) - 2 };
    this.#go(place);
    this.#open(place);
  }
}

function newLine() {
  const line = document.createElement("tr");
  line.setAttribute("role", "row");
  line.append(headCell("row"));
  return line;
}

/** @param {"row" | "col"} scope */
function headCell(scope) {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.setAttribute("role", ROLES[scope]);
  cell.setAttribute("aria-colindex", "1");
  return cell;
}

function bodyCell() {
  const cell = document.createElement("td");
  cell.setAttribute("role", "gridcell");
  return cell;
}
