/**
 * `<sop-next>`: what to do next, what else there is to do, refreshers, and what the learner should be told.
 *
 * @import { Learning } from "./learning.js"
 * @import { Task } from "../training/paths.js"
 */
import { exportRecords, exportReminder, rememberExport, saveFile } from "../records/index.js";
import { entryOf } from "../training/entry.js";
import { readVersions } from "../training/reading.js";
import { refreshers, roundOf } from "../training/refreshers.js";
import { counted, percent } from "../wording.js";
import { LearningElement } from "./learning.js";
import { filled, onAction, part } from "./part.js";
import { dayName, moment } from "./time.js";
import { taskWords } from "./training-words.js";

/** Tasks that are listed before "Show all" is pressed. */
const FEW = 5;

/** What the link to a quiz is called, by how far the learner has come with it. @type {Record<string, string>} */
const QUIZ = { changed: "Learn the changes", "in progress": "Go on with the quiz", failed: "Take the quiz again" };

export class SopNext extends LearningElement {
  #all = false;

  /** @override */
  build() {
    onAction(this, {
      all: () => this.#showAll(),
      refresh: () => this.#startRound(),
      seen: ({ dataset }) => this.#seen(dataset.sop ?? ""),
      export: () => this.#export(),
    });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const [first, ...rest] = learning.tasks;
    this.#showState(learning);
    if (first) this.#showNext(learning, first);
    this.#showTasks(learning, rest);
    this.#showRefreshers(learning);
    this.#showNotices(learning);
    this.#showReminder(learning);
  }

  /** One of three: something to do, all done, or nobody has begun. @param {Learning} learning */
  #showState({ tasks, starts, records }) {
    const begun = starts.size > 0 || records.some(({ kind }) => kind === "attempt" || kind === "acknowledgement");
    part(this, "next").hidden = tasks.length === 0;
    part(this, "done").hidden = tasks.length > 0 || !begun;
    part(this, "empty").hidden = begun || tasks.length > 0;
  }

  /** @param {Learning} learning @param {Task} task */
  #showNext(learning, task) {
    const { title, why, read, test, called } = this.#ways(learning, task);
    part(this, "next-title").textContent = title;
    part(this, "next-why").textContent = why;
    const reading = /** @type {HTMLAnchorElement} */ (part(this, "next-read"));
    const testing = /** @type {HTMLAnchorElement} */ (part(this, "next-test"));
    reading.href = read;
    testing.hidden = !test;
    if (test) testing.href = test;
    const readFirst = !test || (task.reason === "due" && !readVersions(learning.records).has(task.sop));
    reading.classList.toggle("md-button--primary", readFirst);
    testing.classList.toggle("md-button--primary", !readFirst);
    testing.textContent = called;
    if (readFirst) reading.after(" ", testing);
    else testing.after(" ", reading);
  }

  /** @param {Learning} learning @param {Task} task */
  #ways({ sops, standings }, task) {
    const sop = /** @type {import("../training/entry.js").CatalogueSop} */ (sops.get(task.sop));
    const standing = /** @type {import("../training/standing.js").Standing} */ (standings.get(task.sop));
    const read = this.address(sop.url) + (sop.quiz ? "" : "#reading");
    return { title: sop.title, why: taskWords(task, standing, sop), read, test: sop.quizUrl && this.address(sop.quizUrl), called: QUIZ[standing.state] ?? "Take the quiz" };
  }

  /** @param {Learning} learning @param {Task[]} tasks */
  #showTasks(learning, tasks) {
    const shown = this.#all ? tasks : tasks.slice(0, FEW);
    part(this, "tasks").replaceChildren(
      ...shown.map((task) => {
        const { title, why, read, test } = this.#ways(learning, task);
        const line = filled(this, "task", { "task-title": title, "task-why": why });
        const link = /** @type {HTMLAnchorElement} */ (part(line, "task-title"));
        link.href = task.reason === "due" || !test ? read : test;
        line.classList.toggle("sop-task--overdue", task.overdue);
        return line;
      }),
    );
    const overdue = learning.tasks.filter((task) => task.overdue).length;
    this.tell("tasks-count", tasks.length === 0 ? "" : `Then: ${tasks.length} more`);
    this.tell("overdue-count", overdue === 0 ? "" : `${counted(overdue, "procedure is", "procedures are")} overdue.`);
    part(this, "tasks-box").hidden = tasks.length === 0;
    const more = part(this, "tasks-more");
    more.hidden = shown.length === tasks.length;
    more.textContent = `Show all ${tasks.length}`;
  }

  #showAll() {
    this.#all = true;
    if (this.learning) this.show(this.learning);
    /** @type {HTMLElement | null} */ (part(this, "tasks").children[FEW]?.querySelector("a"))?.focus();
  }

  /** @param {Learning} learning */
  #due({ catalogue, records, standings, now, quizData }) {
    const passed = catalogue.sops.filter(({ id }) => standings.get(id)?.state === "passed").map(entryOf);
    return refreshers(records, passed, now, quizData);
  }

  /** @param {Learning} learning */
  #showRefreshers(learning) {
    const { questions, next } = this.#due(learning);
    const sops = new Set(questions.map(({ sop }) => sop)).size;
    part(this, "refreshers").hidden = next === null;
    part(this, "refresh-start").hidden = questions.length === 0;
    part(this, "refresh-words").textContent =
      questions.length > 0
        ? `${counted(questions.length, "question")} from ${counted(sops, "procedure")} that you passed a while ago: about two minutes.`
        : next ? `None today. The next one is due on ${dayName(next)}.` : "";
  }

  async #startRound() {
    const { learning } = this;
    if (!learning?.learner) return;
    const round = roundOf(this.#due(learning).questions, learning.catalogue.sops, new Date().toISOString());
    const [first] = round.stops;
    // Without the draft the first page still asks its questions; only the way to the next one is missing.
    await learning.store.saveDraft(`refresher:${learning.learner.id}`, round).catch(() => undefined);
    if (first) location.assign(this.address(first.url));
  }

  /** @param {Learning} learning */
  #showNotices({ catalogue, standings }) {
    const regraded = catalogue.sops.filter(({ id }) => standings.get(id)?.regraded?.seen === false);
    part(this, "notices").replaceChildren(
      ...regraded.map(({ id, title }) => {
        const { regraded: found } = /** @type {import("../training/standing.js").Standing} */ (standings.get(id));
        const { at = "", before = 0, after = 0, passed = false } = found ?? {};
        const words =
          `The answer key of this quiz was corrected, so your attempt of ${moment(at)} was graded again: ` +
          `${percent(before)} became ${percent(after)}. ${passed ? "It is a pass." : "It is no longer a pass."}`;
        const line = filled(this, "regrade", { "regrade-title": title, "regrade-words": words });
        part(line, "regrade-seen").dataset.sop = id;
        return line;
      }),
    );
  }

  /** @param {string} sop */
  async #seen(sop) {
    const quiz = this.learning?.sops.get(sop)?.quiz?.quiz ?? "";
    await this.#try(() => this.keep([{ kind: "seen", sop, what: "regrade", quiz }]));
  }

  /** @param {Learning} learning */
  async #showReminder({ store, learner }) {
    const { due, count, exported } = learner ? await exportReminder(store, learner.id) : { due: false, count: 0, exported: null };
    const last = exported ? `Your last export is of ${moment(exported)}; since then there are ${counted(count, "result")}.` : `${counted(count, "result is", "results are")} in no exported file yet.`;
    this.tell("reminder-words", due ? `${last} Clearing the browser’s data would delete them: the exported file is your backup.` : "");
    part(this, "reminder").hidden = !due;
  }

  async #export() {
    const { store, learner } = this.learning ?? {};
    if (!store || !learner) return;
    await this.#try(async () => {
      const content = await exportRecords(store, { learner: learner.id });
      saveFile(`training-${store.handbook}-${content.exported.slice(0, 10)}.json`, "application/json", JSON.stringify(content, null, 1));
      await rememberExport(store, [learner.id], content.exported);
    });
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
      this.tell("trouble", "");
    } catch (error) {
      this.tell("trouble", `That did not work. ${/** @type {Error} */ (error).message}`);
    }
  }
}
