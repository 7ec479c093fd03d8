/** The entry of `sopbook-quiz.js`: what only the pages of quizzes use. They load `sopbook.js` as well. */

import "./elements/quiz.js";
