"""What a page has stored about a learner, seen from outside of our own code."""

import json
import zlib
from typing import Any

from playwright.sync_api import Page

_READ = """async ([name]) => {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = await new Promise((resolve, reject) => {
    const request = database.transaction("records").objectStore("records").getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
  return found;
}"""


def handbook_id(page: Page) -> str:
    """The id that names the handbook's database, from any page with an interactive part."""
    return page.locator("[data-handbook]").first.get_attribute("data-handbook") or ""


def stored(page: Page, kind: str) -> list[dict[str, Any]]:
    """The records of a kind that lie in the browser's database."""
    records = page.evaluate(_READ, [f"sopbook:{handbook_id(page)}"])
    return [record for record in records if record["kind"] == kind]


def exported(handbook: str, records: list[dict[str, Any]], **other: Any) -> bytes:
    """An exported file, made by the description of the format: the checksum is CRC-32 of canonical JSON."""
    canonical = json.dumps(records, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    head = {"format": "sopbook-records", "schema": 1, "handbook": handbook, "exported": "2026-11-23T08:00:00.000Z"}
    checksum = f"{zlib.crc32(canonical.encode()):08x}"
    return json.dumps(head | {"count": len(records), "checksum": checksum, "records": records} | other).encode()
