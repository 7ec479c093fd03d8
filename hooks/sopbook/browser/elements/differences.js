/** What differs between two texts, word by word: found, and shown so that it is read and heard. */

/** @typedef {{text: string, changed: boolean}} Piece */

/** Longer texts are compared as a whole: nobody reads a thousand marks. */
const MOST_WORDS = 1500;

/**
 * Both texts in pieces, those marked that the other one lacks (longest common run of words).
 *
 * @param {string} before
 * @param {string} after
 * @returns {{before: Piece[], after: Piece[]}}
 */
export function differences(before, after) {
  const [old, now] = [words(before), words(after)];
  const head = shared(old, now);
  const tail = shared([...old.slice(head)].reverse(), [...now.slice(head)].reverse());
  const middle = matched(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const kept = (/** @type {string[]} */ all, /** @type {Set<number>} */ matches) =>
    all.map((word, at) => ({ text: word, changed: at >= head && at < all.length - tail && !matches.has(at - head) }));
  return { before: merged(kept(old, middle.old)), after: merged(kept(now, middle.now)) };
}

/**
 * Fill an element with pieces; what changed stands in `del` or `ins`, with a word for those who do not see the mark.
 *
 * @param {HTMLElement} element
 * @param {Piece[]} pieces
 * @param {"del" | "ins"} mark
 */
export function showPieces(element, pieces, mark) {
  element.replaceChildren(
    ...pieces.map(({ text, changed }) => {
      if (!changed || !text.trim()) return text;
      const marked = document.createElement(mark);
      const told = document.createElement("span");
      told.className = "sop-unseen";
      told.textContent = mark === "del" ? " [removed:] " : " [added:] ";
      const end = /** @type {HTMLElement} */ (told.cloneNode());
      end.textContent = " [end] ";
      marked.append(told, text, end);
      return marked;
    }),
  );
}

/** Words, punctuation and white space, also of languages that put no spaces. @param {string} text */
function words(text) {
  if (!("Segmenter" in Intl)) return text.split(/(\s+)/).filter(Boolean);
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(({ segment }) => segment);
}

/** How many words both begin with. @param {string[]} one @param {string[]} other */
function shared(one, other) {
  const end = one.findIndex((word, at) => word !== other[at]);
  return end < 0 ? Math.min(one.length, other.length) : end;
}

/**
 * The places of the words that both have in the same order.
 *
 * @param {string[]} old
 * @param {string[]} now
 */
function matched(old, now) {
  const places = { old: /** @type {Set<number>} */ (new Set()), now: /** @type {Set<number>} */ (new Set()) };
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return places;
  const rest = old.map(() => new Uint16Array(now.length + 1)).concat(new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) rest[i][j] = old[i] === now[j] ? rest[i + 1][j + 1] + 1 : Math.max(rest[i + 1][j], rest[i][j + 1]);
  }
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) {
      places.old.add(i++);
      places.now.add(j++);
    } else if (rest[i + 1][j] >= rest[i][j + 1]) i++;
    else j++;
  }
  return places;
}

/** Neighbours of one kind in one piece; a space between two marked words is marked with them. @param {Piece[]} pieces */
function merged(pieces) {
  const joined = pieces.map((piece, at) => {
    const between = !piece.text.trim() && pieces[at - 1]?.changed && pieces[at + 1]?.changed;
    return between ? { ...piece, changed: true } : piece;
  });
  return joined.reduce((/** @type {Piece[]} */ list, piece) => {
    const last = list[list.length - 1];
    if (last?.changed !== piece.changed) return [...list, piece];
    return [...list.slice(0, -1), { ...last, text: last.text + piece.text }];
  }, []);
}
