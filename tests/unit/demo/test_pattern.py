"""Strings written for regular expressions match them."""

import random
import re

import pytest

from playground.demo.pattern import UnsupportedPatternError, writer


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\d{3}-\d{4}$",
        r"^[A-Za-z_][\w-]{0,10}$",
        r"(red|green|blue)+",
        r"^(?:a|b(?:c|d)){2,3}$",
        r"^[^a-z]+$",
        r"^#[0-9a-fA-F]{6}$",
        r"x?y*z+",
        r"^.{5}$",
        r"^\S+@\S+\.\w{2,}$",
        r"^(?P<year>\d{4})-(0[1-9]|1[0-2])$",
        r"^[\u4e00-\u9fa5]{2,4}$",
        r"^\+?[1-9]\d{1,14}$",
        r"^[a-z]+?$",
        r"^\x41\t$",
        r"^[]a]+$",
        "",
    ],
)
def test_what_is_written_matches(pattern):
    write = writer(pattern)
    assert all(re.search(pattern, write(random.Random(seed))) for seed in range(40))


@pytest.mark.parametrize(
    "pattern",
    [r"(?=a)", r"(?<!a)b", r"a\b", r"(a)\1", "(", "a)", "[", "[]", "*a", "a{2000}", "a{3,1}", "\\", r"(?i)a", "(" * 50],
)
def test_what_is_not_understood_is_refused(pattern):
    with pytest.raises(UnsupportedPatternError):
        writer(pattern)(random.Random(1))
