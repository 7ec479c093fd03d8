"""Workflows, checklists and chains of SOPs as graphs: what the rules say holds for every graph there is."""

import itertools
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.examples import findings_of, handbook_of
from sopbook.checks.flows import _graph, _longest, bounded, comes_to_an_end, reachable, ways
from sopbook.checks.loops import loops, reached, turned
from sopbook.handbook import Handbook
from sopbook.model.procedure import Workflow
from sopbook.model.registers import Registers
from sopbook.project import Project
from sopbook.reading.authored import AuthoredSop, read_sop

NAMES = "abcdef"
GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES + "z"), max_size=3))


@given(GRAPHS)
def test_loops_are_what_can_be_left_and_come_back_to(graph):
    found = list(loops(graph))
    inside = {node: {target for target in targets if target in graph} for node, targets in graph.items()}
    for node in graph:
        beyond = reached(inside, inside[node])
        assert (node in beyond) == any(node in group for group in found)
    for group in found:
        assert all(other in reached(inside, [node]) for node, other in itertools.permutations(group, 2))
    members = [node for group in found for node in group]
    assert len(members) == len(set(members))


@given(GRAPHS, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_what_is_reached_forwards_is_reached_backwards(graph, start, goal):
    assert (goal in reached(graph, [start])) == (start in reached(turned(graph), [goal]))


def test_long_chains_and_great_circles_take_no_time():
    chain = {str(number): [str(number + 1)] for number in range(20_000)}
    started = time.process_time()
    assert list(loops(chain)) == []
    assert [len(group) for group in loops({**chain, "19999": ["0"]})] == [20_000]
    assert time.process_time() - started < 2


NODES = st.one_of(
    st.fixed_dictionaries({"end": st.just("resolved")}),
    st.fixed_dictionaries({"do": st.just("x"), "goto": st.sampled_from(NAMES)}),
    st.fixed_dictionaries(
        {"do": st.just("x"), "goto": st.sampled_from(NAMES), "visits": st.just("2"), "else": st.sampled_from(NAMES)}
    ),
    st.fixed_dictionaries({"ask": st.just("x"), "one": st.sampled_from(NAMES), "two": st.sampled_from(NAMES)}),
)
WORKFLOWS = st.fixed_dictionaries(dict.fromkeys(NAMES, NODES)).map(
    lambda nodes: {key: _written(node) for key, node in nodes.items()}
)
FRONT = """---
id: AB-1
title: T
format: workflow
status: draft
version: "1.0"
owner: a
purpose: P
scope: {applies: [x]}
revisions: [{version: "1.0", date: 2026-10-02, author: A, summary: S}]
---
"""


def _written(node):
    if "ask" not in node:
        return node
    return {"ask": "x", "answers": [{"if": "1", "goto": node["one"]}, {"if": "2", "goto": node["two"]}]}


def handbook(nodes):
    authored, findings = read_sop("a.md", FRONT.encode())
    assert findings == []
    workflow = Workflow.model_validate({"start": "a", "nodes": nodes})
    sop = authored.sop.model_copy(update={"workflow": workflow})
    project = Project(None, "docs", ("a.md",), (), ())
    return Handbook(project, {sop.id: AuthoredSop(sop, "", authored.source)}, {}, Registers(), {}), workflow


def states(nodes):
    """Where somebody who walks through can be, and what comes next: the node, and how often each was entered."""
    graph, front = {}, [("a", (0,) * len(NAMES))]
    while front:
        state = front.pop()
        if state in graph:
            continue
        goal, entered = state
        node, at = nodes[goal], NAMES.index(goal)
        if "visits" in node and entered[at] == 2:
            following, after = [node["else"]], entered
        else:
            after = (*entered[:at], entered[at] + 1, *entered[at + 1 :]) if "visits" in node else entered
            following = [answer["goto"] for answer in node.get("answers", [node] if "goto" in node else [])]
        graph[state] = [(target, after) for target in following]
        front += graph[state]
    return graph


@settings(max_examples=200, deadline=None)
@given(WORKFLOWS)
def test_the_rules_on_workflows_agree_with_walking_through_them(nodes):
    book, _ = handbook(nodes)
    lost = {mistake.loc[-1] for mistake in reachable(book)}
    walked = states(nodes)
    assert not {node for node, _ in walked} & lost
    endless = list(loops({str(state): [str(target) for target in after] for state, after in walked.items()}))
    if not list(bounded(book)):
        assert not endless
        assert not list(comes_to_an_end(book))
    unlimited = {
        key: set(ways(node)) for key, node in book.sops["AB-1"].sop.workflow.nodes.items() if not limited(node)
    }
    if any(not set(group) & lost for group in loops(unlimited)):
        assert list(bounded(book))


def limited(node):
    return getattr(node, "visits", None) is not None


def test_the_longest_way_counts_a_loop_once(tmp_path):
    nodes = {
        "a": {"ask": "x", "answers": [{"if": "1", "goto": "b"}, {"if": "2", "goto": "d"}]},
        "b": {"do": "x", "goto": "c"},
        "c": {"do": "x", "goto": "b", "visits": "2", "else": "d"},
        "d": {"end": "resolved"},
    }
    _, workflow = handbook(nodes)
    graph = _graph(workflow)
    assert _longest("a", graph, dict.fromkeys(graph, 1)) == 4
    assert _longest("a", graph, {"a": 5, "b": 0, "c": 0, "d": 7}) == 12


def test_a_workflow_with_a_wrong_name_is_told_of_once(tmp_path):
    example = (
        "format: workflow\nworkflow: {start: a, nodes: {a: {do: Look., goto: nowhere}, b: {do: Wait., goto: a}}}\n"
    )
    found = findings_of(handbook_of(example), tmp_path)
    assert [finding.code for finding in found if finding.code.startswith(("SOP2", "SOP3"))] == ["SOP313"]
