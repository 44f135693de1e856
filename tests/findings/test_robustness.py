"""Whatever is done to a case file, it loads or it is refused with places; nothing else ever happens."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import InputError, Problem
from tests.findings.yunling import CASE, load

ODD = st.sampled_from(
    ["", "{", "}", "{x}", "：", ": ", "- ", "\t", "null", "~", "&a ", "*a", "[", "]", "#", "!!int ", "%", "\x07"]
)
WRONG = st.sampled_from(
    [None, "", "文字", "-1", "1e999", "NaN", "{x.y}", [], ["甲"], {}, {"键": "值"}, [[]], True]
)
NODES = 120


def loads_or_refuses(text: str, folder: Path) -> None:
    """Load a case; a refusal must say where and what."""
    problems = refusal(text, folder)
    assert all(problem.where and problem.message for problem in problems)


def refusal(text: str, folder: Path) -> tuple[Problem, ...]:
    """Why a case is refused; empty for one that loads."""
    try:
        load(text, folder)
    except InputError as refused:
        return refused.problems or (Problem("", ""),)
    return ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(start=st.integers(0, len(CASE)), length=st.integers(0, 40), odd=ODD)
def test_a_case_with_a_piece_torn_out_or_put_in(start: int, length: int, odd: str, tmp_path: Path) -> None:
    loads_or_refuses(CASE[:start] + odd + CASE[start + length :], tmp_path)


def places(node: Any) -> list[tuple[Any, Any]]:
    """Every container with a key or position in it."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, child in steps for place in ((node, key), *places(child))]


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(which=st.integers(0, NODES), wrong=WRONG)
def test_a_case_with_something_else_where_a_field_should_be(which: int, wrong: Any, tmp_path: Path) -> None:
    data = yaml.load(CASE, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader builds nothing but strings
    container, key = places(data)[which % len(places(data))]
    container[key] = wrong
    loads_or_refuses(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), tmp_path)


@pytest.mark.parametrize("depth", [50, 200, 3000])
def test_a_case_nested_beyond_all_reason(depth: int, tmp_path: Path) -> None:
    loads_or_refuses("id: " + "[" * depth + "]" * depth, tmp_path)
