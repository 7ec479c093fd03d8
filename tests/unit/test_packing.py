"""Trees of files that are packed come out as they went in."""

from sopbook.reading.packing import TOGETHER, Pack

TREE = {"id": "CS-REF-001", "steps": [{"id": "check", "do": "Prüfen → buchen"}, {"id": "pay", "do": None}]}


def test_every_tree_of_a_pack_comes_out_as_it_went_in():
    pack = Pack()
    trees = [{**TREE, "number": str(number)} for number in range(3 * TOGETHER)]
    packed = [pack.put(tree) for tree in trees]
    assert [each.tree for each in packed] == trees
    assert [each.tree for each in reversed(packed)] == trees[::-1]


def test_a_tree_that_several_rules_ask_for_is_unpacked_once():
    packed = Pack().put(TREE)
    assert packed.tree is packed.tree
