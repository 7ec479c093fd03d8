/** How long somebody is let wait at most, in milliseconds: a page that nobody looks at is not painted. */
const PATIENCE = 200;

/**
 * Calls back once what has just changed is on the screen: for work that nobody waits for.
 *
 * @param {() => void} callback
 */
export function afterPaint(callback) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    callback();
  };
  setTimeout(once, PATIENCE);
  requestAnimationFrame(() => setTimeout(once));
}
