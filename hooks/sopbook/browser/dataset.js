/**
 * What pages know about the whole handbook, or about what there is to learn from one SOP: classic scripts that put their value into `globalThis.sopbookData`, loaded
 * when somebody needs them, because no page on `file://` can fetch and no page is to grow with the handbook.
 */

import { completed } from "./grading/ordinary.js";

/** @typedef {"catalogue" | "quizzes" | "texts"} DatasetName */

/** @type {Map<string, Promise<any>>} by address */
const loading = new Map();

/**
 * The value of a dataset; its address stands in the attribute `data-catalogue`, `data-quizzes` or `data-texts` of
 * the element.
 * Rejects when the script cannot be loaded; the next call tries again.
 *
 * @param {HTMLElement} element
 * @param {DatasetName} name
 * @returns {Promise<any>}
 */
export const loadDataset = (element, name) => loaded(element, name, () => held(name));

/**
 * What there is to learn from the SOP of an element (`data-sop`), in the edition that its page belongs to
 * (`data-edition`); the address stands in the attribute `data-learning`.
 *
 * @param {HTMLElement} element
 * @returns {Promise<any>}
 */
export const loadLearning = (element) => loaded(element, "learning", () => learningOf(element));

/**
 * The same where its script has been loaded; else undefined, also where the browser had a script or a page from
 * before the handbook was published anew.
 *
 * @param {HTMLElement} element
 */
export const learningOf = ({ dataset: { sop = "", edition } }) => {
  const found = datasets().learning?.[sop];
  return found?.edition === edition ? found && completed(found) : undefined;
};

/**
 * @param {HTMLElement} element
 * @param {string} name of the attribute with the address
 * @param {() => any} found what the script has brought
 */
function loaded(element, name, found) {
  const there = found();
  if (there) return Promise.resolve(there);
  const address = element.dataset[name];
  if (!address) return Promise.reject(new Error(`<${element.localName}> lacks data-${name}`));
  const url = new URL(address, element.ownerDocument.baseURI).href;
  const started = loading.get(url) ?? renewed(element.ownerDocument, url).then(() => load(element.ownerDocument, url, found));
  loading.set(url, started);
  return started;
}

/**
 * Has the browser ask whether what it keeps of a script is still the handbook as it is published now. An address that
 * names an edition leads to no other, and pages on `file://` have nobody to ask.
 *
 * @param {Document} page
 * @param {string} url
 */
async function renewed(page, url) {
  try {
    if (url.startsWith("http") && !url.includes("?")) await (await page.defaultView?.fetch(url, { cache: "no-cache" }))?.blob();
  } catch {
    return;
  }
}

/**
 * @param {Document} page
 * @param {string} url
 * @param {() => any} found
 */
function load(page, url, found) {
  return new Promise((resolve, reject) => {
    const script = page.createElement("script");
    const fail = () => {
      loading.delete(url);
      script.remove();
      reject(new Error(`${url} cannot be loaded`));
    };
    script.addEventListener("load", () => (found() ? resolve(found()) : fail()));
    script.addEventListener("error", fail);
    script.src = url;
    page.head.append(script);
  });
}

/** Quizzes whose questions have been completed. */
const whole = new WeakSet();

/** What a script has brought, with what it leaves out of most questions. @param {DatasetName} name */
function held(name) {
  const value = datasets()[name];
  if (value && name === "quizzes" && !whole.has(value)) {
    Object.values(value).forEach(completed);
    whole.add(value);
  }
  return value;
}

/** @returns {Record<string, any>} */
const datasets = () => /** @type {any} */ (globalThis).sopbookData ?? {};
