/**
 * Stands in the place of Material's search worker, and speaks as it does: it loads what a question needs from the index
 * in pieces, instead of the whole index with every page.
 */
import { SearchIndex } from "./search/index.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

/** The worker is three folders below the root of the site. */
const folder = new URL("../../../search/", self.location.href);

/** The pieces belong together, so none is taken from before the handbook was published anew. */
const index = new SearchIndex(async (path) => {
  const answer = await fetch(new URL(path, folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path} cannot be read: ${answer.status}`);
  return answer.json();
});

/** The question that was asked last; an answer to an earlier one comes too late. */
let latest = 0;

self.addEventListener("message", async ({ data }) => {
  if (data.type === SETUP) postMessage({ type: READY });
  if (data.type !== QUERY) return;
  const asked = (latest += 1);
  try {
    const found = await index.search(data.data, () => asked === latest);
    if (asked === latest) postMessage({ type: RESULT, data: found });
  } catch (error) {
    console.warn(error);
    if (asked === latest) postMessage({ type: RESULT, data: { items: [], suggest: [] } });
  }
});
