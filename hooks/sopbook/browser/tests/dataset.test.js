import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { learningOf, loadDataset, loadLearning } from "../dataset.js";

const world = /** @type {any} */ (globalThis);

afterEach(() => delete world.sopbookData);

/** The little of a document that a script element needs; `serve` is what the network does with an address. */
function pageThat(/** @type {(url: string) => boolean} */ serve) {
  /** @type {string[]} */
  const requested = [];
  const page = {
    baseURI: "https://shop.example/handbook/training/team/",
    createElement: () => Object.assign(new EventTarget(), { src: "", remove() {} }),
    head: {
      append: (/** @type {any} */ script) => {
        requested.push(script.src);
        setImmediate(() => script.dispatchEvent(new Event(serve(script.src) ? "load" : "error")));
      },
    },
  };
  const element = /** @type {any} */ ({
    localName: "sop-team",
    ownerDocument: page,
    dataset: { catalogue: "../../assets/sopbook/catalogue.js" },
  });
  return { element, requested };
}

const answer = () => {
  world.sopbookData = { catalogue: { sops: [] } };
  return true;
};

test("a dataset is asked for once, at its address from the page, however many need it", async () => {
  const { element, requested } = pageThat(answer);
  const both = await Promise.all([loadDataset(element, "catalogue"), loadDataset(element, "catalogue")]);
  assert.deepEqual(both, [{ sops: [] }, { sops: [] }]);
  assert.deepEqual(requested, ["https://shop.example/handbook/assets/sopbook/catalogue.js"]);
});

test("what is there already is not asked for", async () => {
  const { element, requested } = pageThat(() => false);
  answer();
  assert.deepEqual(await loadDataset(element, "catalogue"), { sops: [] });
  assert.deepEqual(requested, []);
});

test("quizzes are given back with what is left out of them", async () => {
  const { element } = pageThat(() => false);
  world.sopbookData = { quizzes: { "CS-ONE-001": { quiz: "today", questions: [{ id: "one", type: "true-false", right: true }] } } };
  const { "CS-ONE-001": quiz } = await loadDataset(element, "quizzes");
  assert.deepEqual(quiz.questions, [{ id: "one", type: "true-false", right: true, pool: "core", points: 1, critical: false, hintCost: 0, tests: [] }]);
});

test("a failure is told, and the next call tries again", async () => {
  let there = false;
  const { element, requested } = pageThat(() => there && answer());
  element.ownerDocument.baseURI = "https://other.example/training/team/";
  await assert.rejects(loadDataset(element, "catalogue"), /catalogue\.js cannot be loaded/);
  there = true;
  assert.deepEqual(await loadDataset(element, "catalogue"), { sops: [] });
  assert.equal(requested.length, 2);
});

test("a script that brings something else is a failure", async () => {
  const { element } = pageThat(() => true);
  element.ownerDocument.baseURI = "https://third.example/training/team/";
  await assert.rejects(loadDataset(element, "catalogue"), /cannot be loaded/);
});

test("an element without the address says so", async () => {
  const { element } = pageThat(answer);
  await assert.rejects(loadDataset(element, "quizzes"), /lacks data-quizzes/);
});

test("what there is to learn from an SOP comes from its own script, whichever other has been loaded", async () => {
  world.sopbookData = { learning: { "A-1": { questions: [] } } };
  const { element, requested } = pageThat(() => {
    world.sopbookData.learning["B-2"] = { edition: "new", questions: [{ id: "q", type: "single" }] };
    return true;
  });
  element.dataset = { sop: "B-2", edition: "new", learning: "../../assets/sopbook/learning/B-2.js" };
  assert.equal(learningOf(element), undefined);
  const learning = await loadLearning(element);
  assert.equal(learning.questions[0].points, 1);
  assert.equal(learningOf(element), learning);
  assert.deepEqual(requested, ["https://shop.example/handbook/assets/sopbook/learning/B-2.js"]);
});

test("what there is to learn is not taken from a script of another edition than the page", async () => {
  world.sopbookData = { learning: {} };
  const { element } = pageThat(() => {
    world.sopbookData.learning["C-3"] = { edition: "old", questions: [] };
    return true;
  });
  element.dataset = { sop: "C-3", edition: "new", learning: "../../assets/sopbook/learning/C-3.js?new" };
  await assert.rejects(loadLearning(element), /cannot be loaded/);
  assert.equal(learningOf(element), undefined);
});
