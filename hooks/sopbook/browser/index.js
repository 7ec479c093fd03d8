/** The entry of `sopbook.js`: what the pages of procedures use. */

import { askWithoutKeys } from "./asking.js";
import { SopChecklist } from "./elements/checklist.js";
import { define } from "./elements/define.js";
import { SopPicture } from "./elements/picture.js";
import { SopReading } from "./elements/reading.js";
import { SopSteps } from "./elements/steps.js";
import { SopWorkflow } from "./elements/workflow.js";
import { completeSuggestions } from "./suggestions.js";
import { quietTerms } from "./terms.js";

define("sop-checklist", SopChecklist);
define("sop-picture", SopPicture);
define("sop-reading", SopReading);
define("sop-steps", SopSteps);
define("sop-workflow", SopWorkflow);

askWithoutKeys();
completeSuggestions();
quietTerms();
