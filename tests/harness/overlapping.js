/**
 * Lines of words that lie under a control which is not theirs, or under other words: a description for each pair.
 *
 * A control that only shows under the mouse counts: it lies there as well. What a box clips away or scrolls out of
 * sight lies nowhere. The sixth of a line at its top and bottom is the room between lines and may be shared.
 */
() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const area = document.querySelector("dialog[open]") ?? document.querySelector("article");
  // What is far below has a guessed size until somebody scrolls there: for as long as this looks it has its own.
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(whole);

  /** The part of a box that is in sight. */
  const seen = (element, { left, top, right, bottom }) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflow, clipPath } = getComputedStyle(box);
      if (clipPath !== "none") return null;
      if (overflow === "visible") continue;
      const frame = box.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return right - left > 2 && bottom - top > 2 ? { element, left, top, right, bottom } : null;
  };
  const boxes = (element, rects) =>
    [...rects].flatMap(({ left, top, right, bottom, height }) => {
      const room = height / 6;
      return seen(element, { left: left + 1, right: right - 1, top: top + room, bottom: bottom - room }) ?? [];
    });

  const words = [];
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(walker.currentNode);
    words.push(...boxes(element, range.getClientRects()));
  }
  const controls = [...area.querySelectorAll(CONTROLS)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .flatMap((one) => boxes(one, one.getClientRects()));

  const name = ({ element }) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
  const apart = (one, other) => !one.element.contains(other.element) && !other.element.contains(one.element);
  const over = (tops) =>
    tops.flatMap((top) => words.filter((line) => apart(top, line) && meet(top, line)).map((line) => `${name(top)} over ${name(line)}`));
  document.adoptedStyleSheets.pop();
  return [...new Set([...over(controls), ...over(words)])];
}
