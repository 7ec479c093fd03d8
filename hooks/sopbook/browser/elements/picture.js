/** `<sop-picture>`: a picture that opens large, and leads to the next one of the page. */

import { onAction, part } from "./part.js";

/** The one large view of the page, made when it is first asked for. @type {HTMLDialogElement | null} */
let view = null;
/** @type {SopPicture | null} */
let shown = null;

export class SopPicture extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    this.addEventListener("click", (event) => {
      // A click that opens a new tab or window keeps its meaning.
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !this.#link()) return;
      event.preventDefault();
      this.open();
    });
    this.setAttribute("data-ready", "");
  }

  open() {
    view = view?.isConnected ? view : newView(this);
    shown = this;
    const image = this.querySelector("img");
    const large = /** @type {HTMLImageElement} */ (part(view, "image"));
    large.src = this.#link()?.href ?? "";
    large.alt = image?.alt ?? "";
    const all = pictures();
    part(view, "caption").textContent = this.closest("figure")?.querySelector("figcaption")?.textContent?.trim() || large.alt;
    part(view, "place").textContent = `Picture ${all.indexOf(this) + 1} of ${all.length}`;
    for (const way of ["previous", "next"]) part(view, way).hidden = all.length < 2;
    if (!view.open) view.showModal();
  }

  #link() {
    return this.querySelector("a");
  }
}

/** @returns {SopPicture[]} */
function pictures() {
  return [...document.querySelectorAll("sop-picture")].filter((found) => found instanceof SopPicture);
}

/**
 * Shows the picture that many places on; after the last one comes the first.
 * @param {number} places
 */
function turn(places) {
  const all = pictures();
  const index = shown ? all.indexOf(shown) : 0;
  all[(index + places + all.length) % all.length]?.open();
}

/**
 * @param {SopPicture} picture whose template is copied
 * @returns {HTMLDialogElement}
 */
function newView(picture) {
  const template = /** @type {HTMLTemplateElement} */ (part(picture, "view"));
  const dialog = /** @type {HTMLDialogElement} */ (template.content.firstElementChild?.cloneNode(true));
  onAction(dialog, { close: () => dialog.close(), previous: () => turn(-1), next: () => turn(1) });
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("keydown", (event) => {
    const places = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (places === undefined) return;
    // Material turns pages of the site with the same keys.
    event.stopPropagation();
    event.preventDefault();
    turn(places);
  });
  dialog.addEventListener("close", () => shown?.querySelector("a")?.focus());
  document.body.append(dialog);
  return dialog;
}
