"""What has been worked out about a value is remembered for as long as the value is there."""

import gc

from sopbook.remembering import remembered


class Text:
    """A value that is compared by its content."""

    def __init__(self, content):
        self.content = content

    def __eq__(self, other):
        return self.content == other.content

    __hash__ = None


def test_the_same_value_is_worked_out_once_and_an_equal_one_by_itself():
    asked = []

    @remembered
    def length(text):
        asked.append(text)
        return len(text.content)

    one, other = Text("abc"), Text("abc")
    assert [length(one), length(one), length(other)] == [3, 3, 3]
    assert [each is one for each in asked] == [True, False]


def test_a_value_that_is_gone_is_not_kept():
    @remembered
    def length(text):
        return len(text.content)

    for number in range(100):
        assert length(Text("a" * number)) == number
    gc.collect()
    assert not any(isinstance(each, Text) for each in gc.get_objects())
