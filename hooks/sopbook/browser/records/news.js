/** What tabs tell each other: that something in the store has changed. */

/** @typedef {{postMessage: (message: string) => void, onmessage: ((event: any) => void) | null}} Channel a BroadcastChannel, or what stands for one */
/** @typedef {{own: boolean}} Change whether this page made the change, or another tab */

export class News {
  #name;
  /** @type {Set<(change: Change) => void>} */
  #watchers = new Set();
  /** @type {Channel | null} */
  #channel = null;

  /** @param {string} name of the channel */
  constructor(name) {
    this.#name = name;
  }

  /** Whether this page hears of what other tabs do. */
  get arrives() {
    return this.#channel !== null;
  }

  /**
   * @param {() => void} stale called before anybody is told of what another tab did
   * @param {Channel | null} [channel] where other tabs are heard, when that is not the browser's own
   */
  listen(stale, channel = own(this.#name)) {
    const hear = () => {
      stale();
      this.#tell({ own: false });
    };
    this.#channel = channel;
    if (channel) channel.onmessage = hear;
    // A page that comes back from the browser's memory has heard nothing of what happened meanwhile.
    addEventListener("pageshow", ({ persisted }) => persisted && hear());
  }

  /**
   * @param {(change: Change) => unknown} callback
   * @returns {() => void} ends the watching
   */
  watch(callback) {
    const watcher = oneAtATime(callback);
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Tells everybody that this page has changed something. */
  announce() {
    this.#channel?.postMessage("changed");
    this.#tell({ own: true });
  }

  /** @param {Change} change */
  #tell(change) {
    for (const watcher of [...this.#watchers]) watcher(change);
  }
}

/** @param {string} name @returns {Channel | null} */
function own(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

/**
 * A callback that is not called again before it is done.
 * @param {(change: Change) => unknown} callback
 * @returns {(change: Change) => void}
 */
function oneAtATime(callback) {
  let busy = false;
  /** @type {Change | null} */
  let waiting = null;
  return async function call(change) {
    if (busy) {
      waiting = { own: change.own && (waiting?.own ?? true) };
      return;
    }
    busy = true;
    try {
      await callback(change);
    } finally {
      busy = false;
    }
    const next = waiting;
    waiting = null;
    if (next) call(next);
  };
}
