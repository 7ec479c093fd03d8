"""What is said to somebody who writes a command in a way that it does not take."""

import pytest

from sopbook import cli


@pytest.mark.parametrize(
    ("line", "wrong", "cure"),
    [
        (["chek"], "there is no command chek", "Did you mean check?"),
        ([], "sopbook needs COMMAND", "sopbook --help tells the rest."),
        (["--root", "x", "check"], "there is no command x", "The command comes first: sopbook check …"),
        (["check", "docs/a.md"], "check does not take docs/a.md", "It reads the whole handbook: leave that out."),
        (["check", "CS-REF-001"], "check does not take CS-REF-001", "leave that out."),
        (["check", "--against"], "nothing stands after --against", "Write: --against REV"),
        (["check", "--formt", "json"], "check does not take --formt json", "Did you mean --format?"),
        (["check", "--format", "jsn"], "there is no format jsn", "Did you mean json?"),
        (["new", "--title", "x", "--format", "workflows"], "there is no format workflows", "Did you mean workflow?"),
        (["new", "--title", "x", "--format", "zzz"], "there is no format zzz", "There is article, picture-guide,"),
        (
            ["new", "--title", "Taking", "in", "a", "lost", "item", "--area", "shop"],
            "new does not take in a lost item",
            'Put it in quotes: --title "Taking in a lost item"',
        ),
        (["approve", "CS-REF-001"], "approve needs --by", 'Write: sopbook approve ID --by "NAME"'),
        (["approve", "A-1", "--by", "D.", "Amrani"], "approve does not take Amrani", '--by "D. Amrani"'),
        (["approve", "A-1", "--by=D.", "Amrani"], "approve does not take Amrani", '--by "D. Amrani"'),
        (["approve", "A-1", "--by", "D. \udcff"], "--by: there is a character in it", "Type the text anew."),
        (["new", "--title", "A \x1b[31m"], "that no file may hold (U+001B)", "Type the text anew."),
        (["approve", "--by", "D.", "Amrani", "CS-REF-001"], "does not take CS-REF-001", '--by "D. Amrani"\n'),
        (["approve", "A-1", "B-1", "--by", "x"], "approve does not take B-1", "Leave that out, or write: sopbook appr"),
        (["revise", "A-1", "--summary", "It", "takes", "longer"], "takes longer", '--summary "It takes longer"'),
        (
            ["revise", "A-1", "--summary", "x", "--steps", "note,", "park"],
            "revise does not take park",
            "Write names with commas: --steps note,park",
        ),
        (
            ["revise", "A-1", "--summary", "x", "--material", "--editorial"],
            "--editorial: not allowed with argument --material",
            "sopbook revise --help tells the rest.",
        ),
        (["revise", "A-1", "--summary", "x", "--date", "22.11.2026"], "“22.11.2026” is not a day", "Write 2026-11-22"),
        (["revise", "A-1", "--summary", "x", "--date", "11/12/2026"], "--date:", "Write 2026-12-11 or 2026-11-12"),
        (["revise", "A-1", "--summary", "x", "--date", "soon"], "--date:", "such as 2026-10-02"),
        (["revise", "A-1", "--summary", "x", "--version", "v2"], "“v2” is not a version", "Write 2.0"),
        (["new", "--title", "x", "--id", "ops_tak_1"], "“ops_tak_1” is not an SOP id", "Write OPS-TAK-1"),
    ],
)
def test_wrong_use_is_told_with_what_to_write_instead(line, wrong, cure, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(line)
    told = capsys.readouterr()
    assert (end.value.code, told.out) == (2, "")
    message, _, rest = told.err.partition("\n")
    assert message.startswith("sopbook: ")
    assert wrong in message
    assert cure in rest
    assert rest.startswith("  ")
