/** What the scripts inside of an element bring, which the element needs. */

/** What happens to a script in the end. */
const ENDS = ["load", "error"];

/**
 * Goes on as soon as something is there. The browser has run the scripts of a page that it loads before ours, so it goes
 * on at once; but where Material puts a page in the place of another one (`navigation.instant`) it runs its scripts
 * when the elements are there already, in any order.
 *
 * @param {Element} around
 * @param {() => boolean} there
 * @param {() => void} goOn also when all scripts have ended, and it is still not there
 */
export function whenBrought(around, there, goOn) {
  if (there() || document.readyState !== "complete") return goOn();
  const ended = new Set();
  /** @param {Event} event */
  const settle = ({ target }) => {
    ended.add(target);
    const waits = !there() && [...around.querySelectorAll("script[src]")].some((script) => !ended.has(script));
    if (waits && around.isConnected) return;
    for (const kind of ENDS) document.removeEventListener(kind, settle, true);
    if (around.isConnected) goOn();
  };
  for (const kind of ENDS) document.addEventListener(kind, settle, true);
}
