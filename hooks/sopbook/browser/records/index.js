/** The record store, the only part of the scripts that touches the browser's storage. */

export { LARGEST, packed, readExport } from "./exchange.js";
export { csv, exportRecords, importRecords, saveFile } from "./files.js";
export { newId } from "./ids.js";
export { addLearner, beginLearner, chooseLearner, currentLearner, deleteLearner, isSameName, learnersHere, learnersOf, mayBeOne, nameLearner } from "./learner.js";
export { joinLearner, joinedHere, partLearner } from "./joining.js";
export { openRecords } from "./opening.js";
export { askToPersist, spaceUsed } from "./persistence.js";
export { SCHEMA } from "./record.js";
export { Records } from "./records.js";
export { exportDue, exportReminder, rememberExport } from "./reminder.js";
export { upgraded } from "./upgrading.js";
