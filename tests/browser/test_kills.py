"""A browser that is killed while it writes; a hundred times is `tests/benchmarks/records.py`."""

import random

import pytest

from harness.killing import killed, survived, torn


@pytest.mark.parametrize("seed", range(3))
def test_nothing_that_was_called_saved_is_lost(browser, chromium, site, kinds, tmp_path, seed):
    address = site + kinds["records"]
    said = killed(chromium, tmp_path, browser.browser_type, address, random.Random(seed))
    found = survived(chromium, tmp_path, browser.browser_type, address)
    assert set(said) - set(found["ids"]) == set()
    assert len(found["ids"]) == len(set(found["ids"]))
    assert (found["status"], found["trouble"]) == ("durable", "")


def test_a_write_cut_in_half_does_not_cost_the_store(browser, chromium, site, kinds, tmp_path):
    address = site + kinds["records"]
    chance = random.Random(1)
    said = killed(chromium, tmp_path, browser.browser_type, address, chance)
    torn(tmp_path)
    said += killed(chromium, tmp_path, browser.browser_type, address, chance)
    found = survived(chromium, tmp_path, browser.browser_type, address)
    assert "put back from the second copy" in found["trouble"]
    assert set(said) - set(found["ids"]) == set()
