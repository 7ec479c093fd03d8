/** The entry of `sopbook-training.js`: what only the pages under Training use. They load `sopbook.js` as well. */

import { define } from "./elements/define.js";
import { SopTeam } from "./elements/team.js";
import { SopTrainingRecords } from "./elements/training-records.js";
import { SopTraining } from "./elements/training.js";

define("sop-training", SopTraining);
define("sop-team", SopTeam);
define("sop-training-records", SopTrainingRecords);
