/** The record store, the only part of the bundle that touches the browser's storage. */

export { newId } from "./ids.js";
export { currentLearner, learnersOf, nameLearner } from "./learner.js";
export { SCHEMA } from "./record.js";
export { openRecords } from "./opening.js";
export { Records, deleteAll, exportRecords, importRecords } from "./records.js";
