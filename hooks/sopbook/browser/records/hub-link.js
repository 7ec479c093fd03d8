/** The line from a page to the hub: a hidden frame that answers calls and passes on what other tabs tell. */

import { NEWER_STORE, NewerStore } from "./failures.js";

/** @typedef {import("./news.js").Channel} Channel */
/** @typedef {{id?: number, ready?: true, heard?: true, result?: any, readOnly?: boolean, error?: {name: string, message: string}}} Answer */

const PATIENCE = 5000;

/** Where the script lies, and the hub beside it; known only while the script runs for the first time. */
const SCRIPT = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript ?? null)?.src;

/** @implements {Channel} */
export class HubLink {
  /** Called after another tab has told that something changed. @type {(() => void) | null} */
  onmessage = null;
  /** Whether the store may not be written, as far as the last answer told. */
  readOnly = false;
  #frame = document.createElement("iframe");
  #last = 0;
  /** @type {Map<number, {done: (result: any) => void, fail: (error: unknown) => void}>} */
  #waiting = new Map();

  /**
   * Opens the frame.
   * @param {string} handbook
   * @returns {Promise<HubLink>} rejects where no hub answers
   */
  static open(handbook) {
    const link = new HubLink();
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error("the hub does not answer")), PATIENCE);
      link.#listen(() => {
        clearTimeout(late);
        link.#post({ open: handbook });
        done(link);
      });
      if (SCRIPT) link.#load(new URL("hub.html", SCRIPT).href);
      else fail(new Error("nobody knows where the hub is"));
    });
  }

  /**
   * Has the hub's database do something.
   * @param {string} method
   * @param {...any} args
   * @returns {Promise<any>}
   */
  call(method, ...args) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#post({ id, method, args });
    });
  }

  /** Has the hub tell other tabs. */
  postMessage() {
    this.#post({ tell: true });
  }

  /** @param {string} address */
  #load(address) {
    this.#frame.hidden = true;
    this.#frame.title = "Store of your records";
    this.#frame.src = address;
    document.body.append(this.#frame);
  }

  /** @param {object} message */
  #post(message) {
    // Files have no origin that could be named.
    this.#frame.contentWindow?.postMessage(message, "*");
  }

  /** @param {() => void} ready */
  #listen(ready) {
    addEventListener("message", ({ source, data }) => {
      if (source === null || source !== this.#frame.contentWindow) return;
      if (data.ready) ready();
      else if (data.heard) this.onmessage?.();
      else this.#answered(data);
    });
  }

  /** @param {Answer} answer */
  #answered({ id = 0, result, error, readOnly = false }) {
    const { done, fail } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    this.readOnly = readOnly;
    if (error) fail?.(error.name === NEWER_STORE ? new NewerStore() : new DOMException(error.message, error.name));
    else done?.(result);
  }
}
