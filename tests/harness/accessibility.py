"""What axe-core finds on an open page."""

import json

from playwright.sync_api import Page

from harness.building import ROOT

AXE = ROOT / "hooks" / "sopbook" / "browser" / "node_modules" / "axe-core" / "axe.min.js"

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""Findings that stay, by rule and selector, each with its reason."""


def findings(page: Page) -> list[str]:
    """What is serious or critical, a line each; Material's own findings count as well."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if node["impact"] in {"serious", "critical"}
        and (violation["id"], " ".join(map(str, node["target"]))) not in EXCEPTIONS
    ]
