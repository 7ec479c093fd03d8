/** The entry of `sopbook-training.js`: what only the pages under Training use. They load `sopbook.js` as well. */

import { SopCertificate } from "./elements/certificate.js";
import { define } from "./elements/define.js";
import { SopHandbook } from "./elements/handbook.js";
import { SopPeople } from "./elements/journal-people.js";
import { SopStorage } from "./elements/journal-storage.js";
import { SopJournal } from "./elements/journal.js";
import { SopAttempts } from "./elements/training-attempts.js";
import { SopNext } from "./elements/training-next.js";
import { SopPath } from "./elements/training-path.js";
import { SopMyPaths, SopPaths } from "./elements/training-paths.js";
import { SopProcedures } from "./elements/training-procedures.js";
import { SopTrainingRecords } from "./elements/training-records.js";

define("sop-people", SopPeople);
define("sop-training-records", SopTrainingRecords);
define("sop-storage", SopStorage);
define("sop-journal", SopJournal);
define("sop-next", SopNext);
define("sop-my-paths", SopMyPaths);
define("sop-procedures", SopProcedures);
define("sop-attempts", SopAttempts);
define("sop-path", SopPath);
define("sop-paths", SopPaths);
define("sop-handbook", SopHandbook);
define("sop-certificate", SopCertificate);
