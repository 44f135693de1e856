"""A pattern that is tried only where it can begin finds what it finds anyway."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text.beginnings import sooner

SOURCES = (
    "甲乙|丙",
    "(?<!甲)乙|(?<=丙)丁",
    "[甲乙]+丙?|(?:丁|戊)己",
    r"(?:甲|乙?)丙|\d{2}|[A-C]\s",
    "(?=甲)[甲乙]丙|^丁|戊$",
    "(?P<one>甲|乙)(?P=one)|丙(?!丁)",
    r"甲*乙|(?:丙丁){2,}|(?:)戊|\]己|-庚",
    "(?:(?:甲|乙)?(?:丙|)丁)",
)
"""What looks around, repeats, may be left out, stands at an edge or would mean something within a class."""

ANY = ("[^甲]乙", ".乙", "甲*", "(?:甲|[^乙]丙)", "|甲", r"\w乙", "[一-龥]乙")
"""What begins with nearly anything, or is nothing."""


@given(st.text(alphabet="甲乙丙丁戊己庚12ABD ]-\n", max_size=24), st.sampled_from(SOURCES))
def test_it_finds_the_same(text: str, source: str) -> None:
    for flags in (0, re.MULTILINE):
        plain, quick = re.compile(source, flags), sooner(source, flags)
        assert quick.pattern != source
        assert [(m.span(), m.groupdict()) for m in quick.finditer(text)] == [
            (m.span(), m.groupdict()) for m in plain.finditer(text)
        ]


@pytest.mark.parametrize("source", ANY)
def test_what_begins_with_anything_stays_as_it_is(source: str) -> None:
    assert sooner(source).pattern == source


def test_where_case_is_no_matter_it_stays_as_it_is() -> None:
    assert sooner("a|b", re.IGNORECASE).findall("AxB") == ["A", "B"]
