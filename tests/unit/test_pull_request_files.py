"""What the hosts of a repository run and show: no more rights than needed, pinned, nothing secret, and really there."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
import yaml

from harness.building import ROOT
from sopbook.model.registers import Response
from sopbook.reading.shapes import choices, fields
from sopbook.reference.commands import commands

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
HOOK = ".pre-commit-hooks.yaml"


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(workflow):
    return [(name, job, step) for name, job in workflow["jobs"].items() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_that_is_not_needed(path):
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in path.read_text(encoding="utf-8")
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "check": {"contents": "read"},
        "comment": {"pull-requests": "write"},
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit(path):
    used = re.findall(r"uses: *(\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    assert [name for name, release in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []
    assert [name for name, release in used if not re.fullmatch(r" # v\d+\.\d+\.\d+", release)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_words_of_a_pull_request_never_become_a_command(path):
    assert [step["run"] for _, _, step in steps(read(path)) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_job_that_may_write_runs_nothing_of_the_pull_request(path):
    writing = [step for _, job, step in steps(read(path)) if "write" in job["permissions"].values()]
    assert writing
    assert not [step for step in writing if "checkout" in step.get("uses", "")]
    assert not [
        step
        for step in writing
        if re.search(r"^\s*(pip|python|make|sopbook|mkdocs) ", step.get("run", ""), re.MULTILINE)
    ]


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / ".gitlab-ci.yml"], ids=lambda path: path.stem)
def test_all_of_the_history_is_there_and_nothing_secret(path):
    text = path.read_text(encoding="utf-8")
    assert re.search(r'fetch-depth: 0|GIT_DEPTH: "0"', text)
    assert "secrets." not in text
    assert not re.search(
        r"(?<!SOPBOOK_)TOKEN", text.replace("GH_TOKEN: ${{ github.token }}", "").replace("-TOKEN:", "")
    )


def test_job_that_knows_the_token_runs_nothing_of_the_merge_request():
    jobs = read(ROOT / ".gitlab-ci.yml")
    knowing = {name for name, job in jobs.items() if "SOPBOOK_TOKEN" in str(job)}
    assert knowing == {"comment"}
    assert jobs["comment"]["variables"]["GIT_STRATEGY"] == "none"
    assert not re.search(r"sopbook [a-z]|mkdocs|pip ", "\n".join(jobs["comment"]["script"]).replace("<!-- sopbook", ""))
    assert jobs["comment"]["rules"][0]["if"].endswith("&& $SOPBOOK_TOKEN")


class Notes(BaseHTTPRequestHandler):
    """The notes of a merge request, as the interface of GitLab gives and takes them."""

    def do_GET(self):
        self._answer({"id": 7} if self.path.endswith("/user") else self.server.notes)

    def do_POST(self):
        self.server.notes.append({"id": len(self.server.notes), "author": {"id": 7}, "body": self._body()})
        self._answer({})

    def do_PUT(self):
        self.server.notes[int(self.path.rpartition("/")[2])]["body"] = self._body()
        self._answer({})

    def _body(self):
        self.server.tokens.append(self.headers["PRIVATE-TOKEN"])
        return parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["body"][0]

    def _answer(self, value):
        raw = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


@pytest.mark.skipif(not shutil.which("curl"), reason="the image of the job has curl")
def test_note_is_posted_once_and_then_brought_up_to_date(tmp_path):
    forged = {"id": 0, "author": {"id": 3}, "body": "<!-- sopbook difference --> of somebody else"}
    with ThreadingHTTPServer(("127.0.0.1", 0), Notes) as server:
        server.notes, server.tokens = [forged], []
        Thread(target=server.serve_forever, daemon=True).start()
        script = "\n".join(read(ROOT / ".gitlab-ci.yml")["comment"]["script"])
        known = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "SOPBOOK_TOKEN": "t",
            "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
            "CI_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_IID": "2",
        }
        for text in ("“10m → 5m” & more\n", "nothing\n"):
            (tmp_path / "difference.md").write_text(text, encoding="utf-8")
            subprocess.run(["sh", "-e", "-c", script], cwd=tmp_path, env=known, check=True)
            assert [note["body"] for note in server.notes] == [forged["body"], f"<!-- sopbook difference -->\n{text}"]
        server.shutdown()
    assert server.tokens == ["t", "t"]


def test_gitlab_shows_what_the_job_made():
    job = read(ROOT / ".gitlab-ci.yml")["handbook"]
    script = "\n".join(job["script"])
    made = [job["artifacts"]["reports"]["codequality"], "difference.md"]
    assert [name for name in made if f"> {name}" not in script] == []
    assert job["artifacts"]["when"] == "always"


def test_hook_runs_the_command_for_every_file_that_it_reads():
    (hook,) = read(ROOT / HOOK)
    assert hook["entry"] == "sopbook check"
    assert hook["pass_filenames"] == "false"
    touched = ["docs/sops/a/b.md", "docs/registers/roles.yml", "quizzes/A-B-001.yml", "mkdocs.yml"]
    assert [path for path in touched if not re.search(hook["files"], path)] == []
    assert not re.search(hook["files"], "README.md")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_form_asks_for_something(path):
    form = read(path)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert form["name"]
    assert form["description"]
    assert len({part["id"] for part in asked}) == len(asked)
    assert all(part["attributes"]["label"] for part in asked)
    assert any(part.get("validations", {}).get("required") == "true" for part in asked)


def test_suggestion_can_be_filled_in_by_a_link():
    ids = {part.get("id") for part in read(GITHUB / "ISSUE_TEMPLATE" / "suggest-a-change.yml")["body"]}
    assert {"sop", "version", "step"} <= ids


def test_response_form_offers_what_the_register_takes():
    by_id = {
        part["id"]: part["attributes"] for part in read(GITHUB / "ISSUE_TEMPLATE" / "propose-a-response.yml")["body"]
    }
    assert tuple(by_id["kind"]["options"]) == choices(fields(Response)["kind"])
    assert by_id["channels"]["options"] == ["phone", "email", "chat", "in-person", "social", "letter"]


COMMANDS = [
    (path.stem, line)
    for path in [*WORKFLOWS, ROOT / ".gitlab-ci.yml", ROOT / HOOK]
    for line in re.findall(r"\b(sopbook (?:check|diff|codeowners)\b[^>|\n]*)", path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("where", "line"), COMMANDS)
def test_commands_are_used_as_they_are(where, line):
    _, name, *arguments = shlex.split(line)
    assert commands()[name].parse_args(arguments).run


def test_each_host_runs_every_check():
    assert {(where, line.split()[1]) for where, line in COMMANDS} >= {
        (where, command) for where in ("handbook", ".gitlab-ci") for command in ("check", "diff", "codeowners")
    }
