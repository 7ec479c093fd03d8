/**
 * Search without a server: browsers start no workers on `file://`, so a hidden frame does the work of one.
 *
 * Material's offline plugin would load such a stand-in from another host; with this file it does not.
 * Material's search worker looks for the name `IFrameWorker` in the window above it.
 */

/** @typedef {Window & typeof globalThis & { importScripts: (...urls: string[]) => Promise<void> }} Frame */

/**
 * @param {Window} inside
 * @param {string} url
 * @returns {Promise<void>}
 */
function load(inside, url) {
  return new Promise((resolve, reject) => {
    const script = inside.document.createElement("script");
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${url} cannot be read`));
    inside.document.body.append(script);
  });
}

class IFrameWorker extends EventTarget {
  /** @type {((event: MessageEvent) => void) | null} */
  onmessage = null;
  /** @type {((event: ErrorEvent) => void) | null} */
  onerror = null;
  /** @type {HTMLIFrameElement} */
  #frame = document.createElement("iframe");
  /** @type {Promise<void>} */
  #loaded;

  /** @param {string | URL} url */
  constructor(url) {
    super();
    this.#frame.hidden = true;
    document.body.append(this.#frame);
    const inside = /** @type {Frame} */ (this.#frame.contentWindow);
    inside.postMessage = (/** @type {unknown} */ data) => this.#heard(data);
    inside.importScripts = async (...urls) => {
      for (const one of urls) await load(inside, one);
    };
    this.#loaded = load(inside, new URL(url, document.baseURI).href);
    this.#loaded.catch((error) => this.#failed(error));
  }

  /** @param {unknown} data */
  postMessage(data) {
    const tell = () => this.#frame.contentWindow?.dispatchEvent(new MessageEvent("message", { data }));
    this.#loaded.then(tell, () => {});
  }

  terminate() {
    this.#frame.remove();
  }

  /** @param {unknown} data */
  #heard(data) {
    const event = new MessageEvent("message", { data });
    this.dispatchEvent(event);
    this.onmessage?.(event);
  }

  /** @param {Error} error */
  #failed(error) {
    const event = new ErrorEvent("error", { message: error.message, error });
    this.dispatchEvent(event);
    this.onerror?.(event);
  }
}

if (location.protocol === "file:") Object.assign(window, { IFrameWorker, Worker: IFrameWorker });
