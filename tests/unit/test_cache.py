"""The cache: the same site as a build from the start, never a damaged or an old one, with the same warnings."""

import os
import shutil

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from harness.building import differences, edit, environment, files, small_handbook

SOP = "docs/sops/desk/lending-a-tool.md"
BACK = "put back from the cache"


@pytest.fixture
def project(tmp_path):
    return small_handbook("minimal", tmp_path / "lending")


def built(project, *options, **more):
    """Build as the command does, and return whether it went well, what was said, and the files."""
    env = {key: value if key != "SOPBOOK_CACHE" else value or None for key, value in environment(**more).items()}
    done = CliRunner().invoke(cli, ["build", "--config-file", str(project / "mkdocs.yml"), *options], env=env)
    return done.exit_code == 0, done.output, files(project / "site") if done.exit_code == 0 else {}


def test_an_unchanged_handbook_is_put_back_to_the_byte(project):
    _, said, first = built(project)
    assert BACK not in said
    _, said, again = built(project)
    assert BACK in said
    assert differences(first, again) == []


def test_a_copy_elsewhere_shares_the_folder(project, tmp_path):
    _, _, first = built(project)
    other = tmp_path / "elsewhere" / "lending"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("site"))
    _, said, again = built(other)
    assert BACK in said
    assert differences(first, again) == []


def test_anything_else_is_built(project):
    built(project)
    edit(project / SOP, "title: Lending a tool", "title: Lending two tools")
    _, said, after = built(project)
    assert BACK not in said
    assert b"Lending two tools" in after["sops/desk/lending-a-tool/index.html"]
    edit(project / "mkdocs.yml", "site_name: Lending desk", "site_name: Another desk")
    assert BACK not in built(project)[1]
    assert BACK not in built(project, SOURCE_DATE_EPOCH="1798761600")[1], "what is overdue depends on the day"
    edit(project / SOP, "title: Lending two tools", "title: Lending a tool")
    edit(project / "mkdocs.yml", "site_name: Another desk", "site_name: Lending desk")
    assert BACK in built(project)[1], "the first site is still there"


def test_strict_fails_again_over_what_was_warned_of_before(project):
    edit(project / SOP, "last: 2026-09-01", "last: 2024-09-01")
    went_well, first, _ = built(project)
    assert went_well
    went_well, said, _ = built(project, "--strict")
    assert BACK in said
    assert not went_well
    assert "SOP130" in first
    assert "SOP130" in said


def test_a_quiet_build_is_not_kept_since_nobody_heard_its_warnings(project):
    built(project, "--quiet")
    assert BACK not in built(project)[1]


@pytest.mark.parametrize("damage", [b"", b"\0", b"{}", None])
def test_a_damaged_folder_is_not_trusted(project, damage):
    _, _, first = built(project)
    for path in sorted((project / ".cache" / "sopbook").rglob("*")):
        if path.is_file():
            path.unlink() if damage is None else path.write_bytes(damage)
    went_well, said, again = built(project)
    assert went_well
    assert BACK not in said
    assert differences(first, again) == []
    assert BACK in built(project)[1], "the folder has been mended"


@pytest.mark.parametrize("part", ["sites", "objects"])
def test_one_changed_byte_is_seen(project, part):
    _, _, first = built(project)
    path = max(
        (path for path in (project / ".cache" / "sopbook" / part).rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_size,
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    _, said, again = built(project)
    assert BACK not in said
    assert differences(first, again) == []


def test_a_site_with_another_plugin_is_not_kept(project):
    (project / "stranger.py").write_text("def on_pre_build(*, config):\n    pass\n", encoding="utf-8")
    edit(project / "mkdocs.yml", "hooks: [", "hooks: [stranger.py, ")
    built(project)
    assert not (project / ".cache").exists()


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_fail(project):
    (project / ".cache").write_text("a file", encoding="utf-8")
    assert built(project)[0]


def test_it_can_be_switched_off(project):
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write('extra: {sopbook: {cache: ""}}\n')
    built(project)
    assert not (project / ".cache").exists()
    assert os.environ.get("SOPBOOK_CACHE", "") == ""
