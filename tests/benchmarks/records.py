"""Records under stress: four tabs at once, and browsers that are killed at random moments.

    python tests/benchmarks/records.py --records 10000 --kills 100 --seed 1

Exits with 1 when a record that was called saved is missing, when one is there twice, or when the store does not open.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserType, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from harness.building import ROOT, build
from harness.killing import chromium, killed, opened, survived
from harness.serving import served

APPEND = """async count => {
  const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
  // Lists on the page would be made anew after every record: what is tried here is the store.
  document.querySelector("article").remove();
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
  const about = {schema: 2, kind: "read", handbook: store.handbook, sop: "CS-REF-001", version: "1.0"};
  const common = {...about, learner: "a".repeat(32)};
  const ids = [];
  for (let done = 0; done < count; done += 1) {
    const record = {...common, id: newId(), at: new Date().toISOString()};
    await store.append(record);
    ids.push(record.id);
  }
  return ids;
}"""


def race(binary: str, playwright: BrowserType, address: str, count: int) -> bool:
    """Four tabs write at once, each record on its own; whether all are there, each once."""
    with tempfile.TemporaryDirectory() as folder:
        with chromium(binary, Path(folder), playwright) as (browser, _):
            tabs = [opened(browser, address) for _ in range(4)]
            begun = time.monotonic()
            for tab in tabs:
                tab.set_default_timeout(0)
                tab.evaluate("([code, count]) => { window.written = eval(code)(count); }", [APPEND, count // 4])
            said = [one for tab in tabs for one in tab.evaluate("window.written")]
            seconds = time.monotonic() - begun
        found = survived(binary, Path(folder), playwright, address)["ids"]
    lost, doubled = set(said) - set(found), len(found) - len(set(found))
    print(f"4 tabs: {len(said)} saved in {seconds:.0f} s, {len(lost)} lost, {doubled} doubled", flush=True)
    return not lost and not doubled and len(found) == len(said)


def kills(binary: str, playwright: BrowserType, address: str, count: int, seed: int) -> bool:
    """Kill a browser again and again on one profile; whether all that was called saved is there after each time."""
    chance = random.Random(seed)
    said: set[str] = set()
    wrong = restored = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, count + 1):
            said |= set(killed(binary, Path(folder), playwright, address, chance))
            found = survived(binary, Path(folder), playwright, address)
            ids = found["ids"]
            fine = said <= set(ids) and len(ids) == len(set(ids)) and found["status"] == "durable"
            wrong += not fine
            restored += bool(found["trouble"])
            if not fine or found["trouble"] or number % 10 == 0:
                lost, extra = len(said - set(ids)), len(set(ids) - said)
                store = f"store {found['status']} {found['trouble']}"
                print(f"kill {number}: {len(said)} called saved, {lost} lost, {extra} more found, {store}", flush=True)
    print(f"{count} kills: {len(said)} called saved, {wrong} with a loss, a double or a store that did not open")
    print(f"{restored} times the browser had lost the store and it was put back from the second copy")
    return wrong == 0


def main() -> int:
    """Build the handbook, serve it, and try both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--site", type=Path, help="a handbook that is built already")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = chosen.site or build(ROOT / "mkdocs.yml", Path(folder) / "site")
        with served(site) as home:
            address = f"{home}training/records/"
            fine = race(chosen.chromium, playwright.chromium, address, chosen.records)
            fine = kills(chosen.chromium, playwright.chromium, address, chosen.kills, chosen.seed) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
