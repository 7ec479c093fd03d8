/** The entry of `sopbook-team.js`: what only the page of a team uses. It loads `sopbook.js` as well. */

import { define } from "./elements/define.js";
import { SopTeam } from "./elements/team.js";

define("sop-team", SopTeam);
