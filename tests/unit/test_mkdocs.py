"""MkDocs with mistakes in the handbook: what an editor sees, and what becomes of the site."""

import logging
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.commands.build import log as build_log
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils import DuplicateFilter

from harness.building import edit, mkdocs_build, small_handbook
from sopbook.frontends.staying import Staying

SOP = "docs/sops/desk/lending-a-tool.md"


@pytest.fixture
def project(tmp_path):
    """A copy of the least handbook, which uses the hook of this repository."""
    return small_handbook("minimal", tmp_path / "lending")


def served(project):
    """What `mkdocs serve` builds with: it starts once, and for each build the configuration is read anew."""

    def configured():
        return load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))

    configured().plugins.on_startup(command="serve", dirty=False)
    return lambda: build(configured(), serve_url="http://127.0.0.1:8000/")


def page(project):
    return (project / "site" / "sops" / "desk" / "lending-a-tool" / "index.html").read_text(encoding="utf-8")


def test_build_lists_every_mistake_and_no_traceback(project):
    edit(project / SOP, "within: 5m", "witin: 5m")
    edit(project / SOP, "owner: keeper", "owner: 15:30")
    (project / "site").mkdir()
    (project / "site" / "old.html").write_text("the last good site", encoding="utf-8")
    done = mkdocs_build(project / "mkdocs.yml", project / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert f"{SOP}:7:8: error[" in said
    assert f"{SOP}:25:5: error[SOP020]" in said
    assert "id you mean `within`?" in said
    assert "2 errors in 1 file" in said
    assert "Traceback" not in said
    assert (project / "site" / "old.html").exists()


def test_nothing_outside_of_the_handbook_is_published(project, tmp_path):
    (tmp_path / "secret.txt").write_text("a password", encoding="utf-8")
    (project / "docs" / "notes.txt").symlink_to(tmp_path / "secret.txt")
    (project / "docs" / "gone.png").symlink_to(project / "gone.png")
    done = mkdocs_build(project / "mkdocs.yml", project / "site")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "docs/notes.txt:1:1: error[SOP032] “notes.txt” is a link that leads out of the handbook's folder" in said
    assert "docs/gone.png:1:1: error[SOP032] “gone.png” is a link to what is not there" in said
    assert "Traceback" not in said
    assert not (project / "site").exists()


def test_warning_fails_only_a_strict_build(project):
    edit(project / SOP, "last: 2026-09-01", "last: 2024-09-01")
    assert mkdocs_build(project / "mkdocs.yml", project / "site", strict=False).returncode == 0


def test_server_keeps_the_last_good_page_and_recovers(project, caplog):
    build_again = served(project)
    build_again()
    assert "Lending a tool" in page(project)
    edit(project / SOP, "title: Lending a tool", "titel: Lending two tools")
    with caplog.at_level(logging.ERROR), pytest.raises(Abort):
        build_again()
    assert "id you mean `title`?" in caplog.text
    assert "The pages stay as they were" in caplog.text
    assert "Lending a tool" in page(project)
    edit(project / SOP, "titel: Lending two tools", "title: Lending two tools")
    build_again()
    assert "Lending two tools" in page(project)


def test_a_server_says_each_time_that_the_pages_stay(project, caplog, monkeypatch):
    monkeypatch.setattr(build_log, "filters", [DuplicateFilter()])  # as the command `mkdocs` has it
    build_again = served(project)
    build_again()
    for title in ("titel: Two", "tittle: Three"):
        caplog.clear()
        (project / SOP).write_text((project / SOP).read_text(encoding="utf-8").replace("title: Lending a tool", title))
        with caplog.at_level(logging.ERROR), pytest.raises(Abort):
            build_again()
        assert "Sopbook: 1 error in 1 file. The pages stay as they were" in caplog.text
        edit(project / SOP, title, "title: Lending a tool")


def test_a_server_says_that_the_pages_stay_where_mkdocs_refuses_its_own_settings(caplog):
    def refused(_):
        raise Abort("Aborted with a configuration error!")

    Staying().around(refused, Path("mkdocs.yml"), print)()
    assert "The pages stay as they were" in caplog.text


def test_settings_that_do_not_exist_are_named(project):
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "extra: {sopbook: {areass: {}}}\n", encoding="utf-8")
    done = mkdocs_build(config, project / "site")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    place = len(config.read_text(encoding="utf-8").splitlines())
    assert f"mkdocs.yml:{place}:19: error[SOP020] “areass” is not a field of `sopbook`" in said
    assert "id you mean `areas`?" in said
    assert "1 error in 1 file. Nothing was built" in said
    assert "Traceback" not in said


def set_rules(project, rules):
    config = project / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}\nextra: {{sopbook: {{rules: {rules}}}}}\n", encoding="utf-8"
    )


def test_a_rule_can_be_switched_off_as_mkdocs_reads_yaml(project, caplog):
    edit(project / SOP, "approvers: [keeper]\n", "")
    set_rules(project, "{SOP104: off}")
    with caplog.at_level(logging.ERROR):
        build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site")))
    assert "SOP104" not in caplog.text


def test_a_rule_that_nobody_knows_is_a_mistake_in_the_settings(project):
    set_rules(project, "{SOP998: info}")
    done = mkdocs_build(project / "mkdocs.yml", project / "site")
    assert done.returncode == 1
    assert "mkdocs.yml:8:27: error[SOP020] SOP998 is not a rule" in done.stdout + done.stderr


def test_handbook_without_registers_calls_what_it_names_by_its_key(project):
    build_again = served(project)
    for register in (project / "docs" / "registers").glob("*.yml"):
        register.unlink()
    edit(project / SOP, "owner: keeper", "owner: keeper\ntools: [tool-scale]\nobjectives: [fair-loans]")
    build_again()
    assert ">Keeper</a>" in page(project)
    assert ">Tool scale</a>: not described yet" in page(project)
    assert ">Fair loans</a>" in page(project)
    assert not re.findall(r'href="[^"]*registers/[^"]*#[^"]*"', page(project)), "a page that is empty has no places"
    (project / "docs" / "registers" / "roles.yml").write_text(
        "\n".join(f"{key}: {{name: The {key}, does: Lends tools.}}" for key in ("keeper", "helper", "desk-lead")),
        encoding="utf-8",
    )
    build_again()
    assert '/registers/roles/#role-keeper">The keeper</a>' in page(project)


def first_page(project):
    return (project / "site" / "index.html").read_text(encoding="utf-8")


def test_handbook_without_a_first_page_gets_one(project):
    (project / "docs" / "index.md").unlink(missing_ok=True)
    build_again = served(project)
    build_again()
    assert '<a href="sops/desk/">' in first_page(project)
    assert "Our procedures" in first_page(project)
    (project / SOP).unlink()
    for quiz in (project / "quizzes").glob("*.yml"):
        quiz.unlink()
    build_again()
    assert "No procedure has been written yet." in first_page(project)


def test_a_first_page_leads_to_procedures_that_lie_in_no_area(project):
    (project / "docs" / "index.md").unlink(missing_ok=True)
    (project / SOP).rename(project / "docs" / "sops" / "lending-a-tool.md")
    done = mkdocs_build(project / "mkdocs.yml", project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert '<a href="sops/">Procedures</a>' in first_page(project)


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_first_page_that_somebody_wrote_stays(project, name):
    (project / "docs" / "index.md").unlink(missing_ok=True)
    (project / "docs" / name).write_text("# Written by hand\n", encoding="utf-8")
    served(project)()
    assert "Written by hand" in first_page(project)
    assert "Our procedures" not in first_page(project)


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_the_page_of_an_area_that_somebody_wrote_stands_in_its_place(project, name):
    (project / "docs" / "sops" / "desk" / name).write_text("# Our desk\n", encoding="utf-8")
    done = mkdocs_build(project / "mkdocs.yml", project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not found" not in done.stdout + done.stderr
    desk = (project / "site" / "sops" / "desk" / "index.html").read_text(encoding="utf-8")
    assert "Our desk" in desk
    assert '<a href="./" class="md-nav__link md-nav__link--active">' in desk
    assert ">More<" not in re.sub(r"\s", "", desk)


def test_pages_by_hand_stand_under_more_unless_the_navigation_is_to_leave_them_out(project):
    for name in ("about", "wiki/shelves/one", "wiki/apart"):
        path = project / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "not_in_nav: apart.md\n", encoding="utf-8")
    mkdocs_build(project / "mkdocs.yml", project / "site")
    about = (project / "site" / "about" / "index.html").read_text(encoding="utf-8")
    assert "Upkeep" in about.partition("More")[0]
    before, own, after = re.findall(r'href="([^"]*)" class="md-nav__link', about.partition("Upkeep")[2])[-3:]
    assert (before, own, after) == ("../changes/", "./", "../wiki/shelves/one/")
    assert "Shelves" in about
    assert "apart" not in about


def test_sops_may_lie_in_another_folder_and_deeper(project):
    (project / "docs" / "work").mkdir()
    (project / "docs" / "sops").rename(project / "docs" / "work" / "all")
    edit(project / "docs" / "index.md", "sops/index.md", "work/all/index.md")
    config = project / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}\nextra: {{sopbook: {{sops: work/all}}}}\n", encoding="utf-8"
    )
    done = mkdocs_build(config, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "site" / "work" / "all" / "desk" / "index.html").exists()
