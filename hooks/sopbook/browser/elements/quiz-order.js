/** A list that is put in order by dragging a handle, by buttons, or by the arrow keys on a handle. */

/**
 * Give every item its handle and its buttons; `moved` is told what to announce.
 *
 * The items around the moved one change places, never the item itself: so it keeps focus and pointer.
 *
 * @param {HTMLElement} list
 * @param {string} how id of the instructions
 * @param {(words: string) => void} moved
 */
export function makeSortable(list, how, moved) {
  for (const item of items(list)) {
    const text = document.createElement("span");
    text.className = "sop-order__text";
    text.append(...item.childNodes);
    const handle = button("handle", "⠿");
    handle.setAttribute("aria-describedby", how);
    item.replaceChildren(handle, text, button("up", "↑"), button("down", "↓"));
    dragBy(handle, item, list, moved);
  }
  list.addEventListener("click", (event) => {
    const pressed = /** @type {Element} */ (event.target).closest("button");
    const by = pressed?.matches(".sop-order__up") ? -1 : pressed?.matches(".sop-order__down") ? 1 : 0;
    const item = pressed?.closest("li");
    if (item && by) shift(list, item, by, moved);
  });
  list.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const item = target.closest("li");
    if (!item || !target.matches(".sop-order__handle")) return;
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!by) return;
    event.preventDefault();
    shift(list, item, by, moved);
  });
  name(list);
}

/**
 * @param {HTMLElement} list
 * @returns {string[]} ids in the order of the page
 */
export const orderIn = (list) => items(list).map((item) => item.dataset.option ?? "");

/**
 * @param {HTMLElement} list
 * @param {string[]} order ids
 */
export function arrange(list, order) {
  for (const id of order) list.append(...items(list).filter((item) => item.dataset.option === id));
  name(list);
}

/** @param {HTMLElement} list */
const items = (list) => /** @type {HTMLElement[]} */ ([...list.children]);

/**
 * @param {string} kind
 * @param {string} sign
 */
function button(kind, sign) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `sop-order__${kind}`;
  made.textContent = sign;
  return made;
}

/**
 * Move an item by some places, as far as the list goes.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {number} by
 * @param {(words: string) => void} moved
 */
function shift(list, item, by, moved) {
  const place = items(list).indexOf(item);
  const target = Math.min(Math.max(place + by, 0), list.children.length - 1);
  carry(item, target - place);
  name(list);
  moved(`${words(item)}: place ${target + 1} of ${list.children.length}`);
}

/**
 * Let neighbours step over the item.
 *
 * @param {HTMLElement} item
 * @param {number} by
 */
function carry(item, by) {
  for (; by > 0; by--) item.before(/** @type {Element} */ (item.nextElementSibling));
  for (; by < 0; by++) item.after(/** @type {Element} */ (item.previousElementSibling));
}

/** Say on every control what it moves, and from where. @param {HTMLElement} list */
function name(list) {
  const all = items(list);
  all.forEach((item, at) => {
    const [handle, up, down] = item.querySelectorAll("button");
    if (!down) return;
    handle.setAttribute("aria-label", `${words(item)}: place ${at + 1} of ${all.length}`);
    up.setAttribute("aria-label", `Move up: ${words(item)}`);
    down.setAttribute("aria-label", `Move down: ${words(item)}`);
    up.setAttribute("aria-disabled", String(at === 0));
    down.setAttribute("aria-disabled", String(at === all.length - 1));
  });
}

/** What an item says, without the full stop that would stand before what is told of it. @param {HTMLElement} item */
const words = (item) => item.querySelector(".sop-order__text")?.textContent?.trim().replace(/\.$/, "") ?? "";

/**
 * Follow the pointer from the handle on; only the handle keeps a finger from scrolling the page.
 *
 * @param {HTMLElement} handle
 * @param {HTMLElement} item
 * @param {HTMLElement} list
 * @param {(words: string) => void} moved
 */
function dragBy(handle, item, list, moved) {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button || handle.matches(":disabled")) return;
    handle.setPointerCapture(down.pointerId);
    const before = orderIn(list).join();
    const grip = down.pageY - item.offsetTop;
    item.classList.add("sop-order__item--held");

    const follow = (/** @type {PointerEvent} */ move) => {
      if (move.pointerId !== down.pointerId) return;
      const top = move.pageY - grip;
      while (isAbove(item.previousElementSibling, top)) carry(item, -1);
      while (isBelow(item.nextElementSibling, top + item.offsetHeight)) carry(item, 1);
      item.style.transform = `translateY(${top - item.offsetTop}px)`;
    };
    const drop = () => {
      handle.removeEventListener("pointermove", follow);
      handle.removeEventListener("lostpointercapture", drop);
      item.classList.remove("sop-order__item--held");
      item.style.transform = "";
      if (orderIn(list).join() !== before) shift(list, item, 0, moved);
    };
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("lostpointercapture", drop);
  });
}

/** Whether an edge has passed the middle of an item on its way up. @param {Element | null} item @param {number} edge */
const isAbove = (item, edge) => item instanceof HTMLElement && edge < item.offsetTop + item.offsetHeight / 2;

/** The same on the way down. @param {Element | null} item @param {number} edge */
const isBelow = (item, edge) => item instanceof HTMLElement && edge > item.offsetTop + item.offsetHeight / 2;
