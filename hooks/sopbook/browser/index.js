/** The entry of the bundle: every element that pages of a handbook use. */

import "./elements/quiz.js";
import { SopChecklist } from "./elements/checklist.js";
import { SopPicture } from "./elements/picture.js";
import { SopTraining } from "./elements/training.js";
import { SopTrainingRecords } from "./elements/training-records.js";
import { SopWorkflow } from "./elements/workflow.js";
import { quietTerms } from "./terms.js";

customElements.define("sop-checklist", SopChecklist);
customElements.define("sop-picture", SopPicture);
customElements.define("sop-training", SopTraining);
customElements.define("sop-training-records", SopTrainingRecords);
customElements.define("sop-workflow", SopWorkflow);

quietTerms();
