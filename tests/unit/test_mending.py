"""What is mended of Material and Python-Markdown: tables in regions with names, and a theme that needs no storage."""

import re
from pathlib import Path

import material

from sopbook.frontends.mending import mended, within_reach

TABLE = "<table><tbody><tr><td>1</td></tr></tbody></table>"


def names(html):
    return re.findall(r'<div class="sop-table" tabindex="0" role="region" aria-label="([^"]*)">', within_reach(html))


def test_a_table_is_named_by_the_heading_above_it():
    limits = '<h2 id="limits">Limits &amp; <em>"rules"</em><a class="headerlink" href="#limits">¶</a></h2>'
    assert names(f'{limits}<p>Text.</p>{TABLE}<h3 id="days">Days</h3>{TABLE}') == [
        "Limits &amp; &quot;rules&quot;",
        "Days",
    ]


def test_a_caption_wins():
    table = TABLE.replace("<tbody>", "<caption>Per <b>day</b></caption><tbody>")
    assert names(f"<h2>Limits</h2>{table}") == ["Per day"]


def test_tables_below_one_heading_are_numbered():
    taken = '<h2 id="records">Records</h2><div class="sop-table" tabindex="0" role="region" aria-label="Records"></div>'
    assert names(TABLE + TABLE) == ["Table", "Table 2"]
    assert names(f"<h2>Days</h2>{TABLE}<h2>Days</h2>{TABLE}{TABLE}") == ["Days", "Days 2", "Days 3"]
    assert names(f"<h2>Records</h2>{TABLE}{taken}")[0] == "Records 2"


def test_what_is_no_table_stays():
    html = "<h2>Limits</h2><p>&lt;table&gt;</p><table class='own'></table>"
    assert within_reach(html) == html


def test_this_material_reads_and_writes_storage_as_expected():
    script = Path(material.__file__).with_name("templates") / "partials" / "javascripts" / "base.html"
    careful = mended(script.read_text(encoding="utf-8"))
    assert "=localStorage" not in careful, "a default that throws, before anything can catch it"
    assert careful.count("(_||localStorage)") == careful.count("(t||localStorage)") == 1
