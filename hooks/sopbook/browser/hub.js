/** The entry of `sopbook-hub.js`, for the one file whose store all pages of a handbook share where each file has its own. */

import { ReplicatedDatabase } from "./records/replicated.js";

/** What pages may ask of the store. */
const METHODS = ["all", "get", "salvaged", "copied", "restore", "add", "putDraft", "claim", "remove", "clear"];

/** @type {ReplicatedDatabase | null} */
let database = null;
/** @type {BroadcastChannel | null} */
let channel = null;

/** @param {object} message */
const post = (message) => parent.postMessage(message, "*");

/** @param {string} handbook */
function open(handbook) {
  database = new ReplicatedDatabase(handbook);
  channel = new BroadcastChannel(`sopbook:${handbook}`);
  channel.onmessage = () => post({ heard: true });
}

/** @param {string} method @param {any[]} args */
async function done(method, args) {
  if (!database) throw new TypeError("No handbook was named.");
  if (method === "catchUp") return database.catchUp(await database.all());
  if (!METHODS.includes(method)) throw new TypeError(`There is no ${method}.`);
  return /** @type {any} */ (database)[method](...args);
}

/** @param {number} id @param {string} method @param {any[]} args */
async function answer(id, method, args) {
  try {
    const result = await done(method, args);
    post({ id, result, readOnly: database?.readOnly });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    post({ id, error: { name, message }, readOnly: database?.readOnly });
  }
}

/** @param {MessageEvent} event */
function hear({ source, data }) {
  if (source !== parent || parent === window) return;
  if (typeof data.open === "string") open(data.open);
  else if (data.tell) channel?.postMessage("changed");
  else if (data.method) answer(data.id, data.method, data.args);
}

// On a server any other site could ask for the records by showing this file in a frame.
if (location.protocol === "file:") {
  addEventListener("message", hear);
  post({ ready: true });
}
