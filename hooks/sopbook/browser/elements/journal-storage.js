/** `<sop-storage>`: where records are kept and how safely, in plain words. */

import { size } from "../journal/tables.js";
import { askToPersist, saveFile, spaceUsed } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart, exported } from "./journal-part.js";
import { onAction, part } from "./part.js";

/** @typedef {import("../records/index.js").Records} Records */

const SAFETY = new Map([
  [true, "This browser has promised to keep them until you delete them."],
  [false, "This browser may delete them when the disk is nearly full, or when you have not been here for long. Export them now and then."],
  [null, "This browser makes no promises about how long it keeps them. Export them now and then."],
]);

export class SopStorage extends JournalPart {
  /** @override */
  upgrade() {
    const dialog = this.dialog("confirm");
    onAction(this, {
      persist: () => this.#persist(),
      raw: () => this.#raw(),
      ask: () => {
        part(this, "confirm-told").textContent = "";
        dialog.showModal();
      },
      close: () => dialog.close(),
      "export-first": () => this.tell("confirm-told", (records) => exported(records)),
      delete: () => {
        dialog.close();
        this.tell("told", async (records) => {
          await records.clear();
          return "Everything was deleted.";
        });
      },
    });
  }

  /** @override @param {Records} records */
  async refresh(records) {
    const kept = await records.all();
    part(this, "kept").textContent = `${counted(kept.length, "record")}. ${records.trouble || "Each was on disk before a page called it saved."}`;
    part(this, "where").textContent = place(location);
    part(this, "safety").textContent = SAFETY.get(records.persisted) ?? "";
    part(this, "persist").hidden = records.persisted !== false;
    const space = await spaceUsed();
    part(this, "space").textContent = space ? `${size(space.usage)} of ${size(space.quota)} in use by this address.` : "This browser does not tell.";
    const unreadable = part(this, "unreadable");
    unreadable.textContent = records.unreadable > 0 ? `${counted(records.unreadable, "stored entry", "stored entries")} cannot be read and is left as it is.` : "";
    unreadable.hidden = records.unreadable === 0;
    part(this, "raw").hidden = records.unreadable === 0 && records.status === "durable";
  }

  async #persist() {
    await this.tell("told", async (records) => {
      const kept = await askToPersist(records);
      await this.refresh(records);
      return kept ? "The browser keeps them from now on." : "The browser did not promise it. Export your records now and then.";
    });
  }

  async #raw() {
    await this.tell("told", async (records) => {
      const file = `stored-${records.handbook}-${new Date().toISOString().slice(0, 10)}.json`;
      saveFile(file, "application/json", JSON.stringify(await records.salvage(), null, 1));
      return `What is stored went into the file ${file}, as it is. It cannot be imported, but somebody may be able to mend it.`;
    });
  }
}

/** @param {Location} address */
function place({ protocol, host }) {
  return protocol === "file:"
    ? "In this browser, for this folder of files. Another browser or computer does not see them."
    : `In this browser, for the address ${host}. Another browser, another computer or another address of the same handbook does not see them.`;
}
