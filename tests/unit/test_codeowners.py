"""Who is asked to look at a change: right for every file, and nothing outside our block is touched."""

import shutil

import pytest

from harness.building import HANDBOOKS, ROOT
from sopbook.codeowners import BEGIN, END, Block, BrokenBlock, block, updated
from sopbook.commands.codeowners import write
from sopbook.project import Project
from sopbook.reading.source import read_yaml
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

FORMATS = HANDBOOKS / "formats"
HANDBOOK, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", Settings()))
BLOCK = Block(("/a.md @north/desk",), ())
WINDOWS = "\r\n"
OURS = BLOCK.text("\n")


def test_every_file_has_the_owner_and_the_approvers():
    roles = {role: f"@north/{role}" for role in HANDBOOK.registers.roles}
    written = block(HANDBOOK, roles)
    assert written.unknown == ()
    by_path = {line.split()[0]: line.split()[1:] for line in written.lines}
    for authored in HANDBOOK.sops.values():
        expected = list(dict.fromkeys(f"@north/{role}" for role in (authored.sop.owner, *authored.sop.approvers)))
        assert by_path[f"/{authored.source.path}"] == expected
    assert "/quizzes/LB-LEND-001.yml" in by_path
    assert "/docs/sops/desk/repairing/" in by_path


def test_roles_that_nobody_plays_are_named():
    assert block(HANDBOOK, {}).lines == ()
    assert set(block(HANDBOOK, {}).unknown) >= {authored.sop.owner for authored in HANDBOOK.sops.values()}


def test_one_person_with_two_roles_is_named_once():
    roles = dict.fromkeys(HANDBOOK.registers.roles, "@ann @north/desk")
    assert {line.partition(" ")[2] for line in block(HANDBOOK, roles).lines} == {"@ann @north/desk"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OURS),
        ("* @all\n", "* @all\n\n" + OURS),
        ("* @all", "* @all\n\n" + OURS),
        (f"* @all\n{BEGIN}\nold\nolder\n{END}\n# mine \n", f"* @all\n{OURS}# mine \n"),
        (f"# sopbook: begin, as an older version wrote it\nold\n{END}", OURS),
        (
            f"* @all\r\n{BEGIN}\r\nold\r\n{END}\r\n\r\nx\ty \r\n",
            f"* @all\r\n{BLOCK.text(chr(13) + chr(10))}\r\nx\ty \r\n",
        ),
        (OURS, OURS),
    ],
)
def test_only_our_block_changes(before, after):
    assert updated(before, BLOCK) == after
    assert updated(after, BLOCK) == after


def test_team_that_names_nobody_gets_no_block():
    nobody = Block((), ("head",))
    assert updated("* @all\n", nobody) == "* @all\n"
    assert updated(OURS, nobody) == nobody.text("\n")


@pytest.mark.parametrize("text", [f"{BEGIN}\nold\n", f"old\n{END}\n", f"{END}\n{BEGIN}\n", OURS + OURS])
def test_marks_that_do_not_pair_up_are_left_alone(text):
    with pytest.raises(BrokenBlock):
        updated(text, BLOCK)


@pytest.fixture
def project(tmp_path):
    copy = tmp_path / "handbook"
    shutil.copytree(FORMATS, copy)
    return Project.at(copy, copy / "docs", Settings())


OWNERS = Settings(code_owners={"head": "@north/library"})


def test_command_writes_then_finds_it_up_to_date(project, capsys):
    assert write(project, OWNERS, check=True) == 1
    assert "Run: sopbook codeowners" in capsys.readouterr().out
    assert not (project.root / "CODEOWNERS").exists()
    assert write(project, OWNERS, check=False) == 0
    assert write(project, OWNERS, check=True) == 0
    assert "@north/library" in (project.root / "CODEOWNERS").read_text(encoding="utf-8")


def test_command_keeps_every_other_byte(project):
    place = project.root / ".github" / "CODEOWNERS"
    place.parent.mkdir()
    place.write_bytes(b"* @caf\xe9\r\n# end")
    assert write(project, OWNERS, check=False) == 0
    assert place.read_bytes().startswith(b"* @caf\xe9\r\n# end\r\n\r\n# sopbook: begin")
    assert not (project.root / "CODEOWNERS").exists()


def test_command_leaves_a_broken_block_alone(project, capsys):
    (project.root / "CODEOWNERS").write_text(BEGIN, encoding="utf-8")
    assert write(project, OWNERS, check=False) == 2
    assert "Mend" in capsys.readouterr().out
    assert (project.root / "CODEOWNERS").read_text(encoding="utf-8") == BEGIN


def test_handbook_without_owners_needs_no_file(project):
    assert write(project, Settings(), check=True) == 0
    assert write(project, Settings(), check=False) == 0
    assert not (project.root / "CODEOWNERS").exists()


def test_owner_of_a_file_that_cannot_be_read_is_not_dropped(project, capsys):
    assert write(project, OWNERS, check=False) == 0
    before = (project.root / "CODEOWNERS").read_bytes()
    (project.root / project.sops[0]).write_text("---\nid: [\n---\n", encoding="utf-8")
    assert write(project, OWNERS, check=False) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert (project.root / "CODEOWNERS").read_bytes() == before


def test_our_own_file_is_up_to_date(capsys):
    settings = settings_of(ROOT)
    assert write(Project.at(ROOT, ROOT / "docs", settings), settings, check=True) == 0
    assert capsys.readouterr().out == "CODEOWNERS is up to date.\n"


def settings_of(root):
    source, _ = read_yaml("mkdocs.yml", (root / "mkdocs.yml").read_bytes())
    return Settings.model_validate(source.data["extra"]["sopbook"])
