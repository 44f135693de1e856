"""Whole parts of notices as bureaus rewrite them from year to year, with a mark on every clause.

A line is a heading as it stands, or `keys marks text`: clauses with one key are one matter, and several keys of
a new clause say what it was merged of. Marks of a new clause: `=` word for word the same, `^` other facts, `~`
other words.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.comparison.sample import Link, Sample

_LINE = re.compile(r"(?P<keys>[A-Za-z](?:\+[A-Za-z])*)(?P<marks>[=~^]*) (?P<text>.+)")
_LABELS = {"一是": "{chinese}是", "1.": "{number}.", "（1）": "（{number}）", "": ""}
_HEADING = re.compile(r"^(?P<number>（(?P<at>[一二三四])）)[^，；。]{2,40}[。]?$", re.MULTILINE)
_HEADINGS = ("工作推进方面。", "日常管理方面。", "制度落实方面。", "其他方面。")
_CHINESE = "一二三四五六七八九十"
_FILES = ("rewritten", "fresh")


@dataclass(frozen=True)
class _Clause:
    """A clause by its keys, what was done to it, and its words."""

    keys: tuple[str, ...]
    marks: str
    text: str


def samples() -> Iterator[Sample]:
    """The documents of `rewritten.toml` and `fresh.toml`, each once more under other headings."""
    for name in _FILES:
        source = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
        for number, document in enumerate(tomllib.loads(source)["document"], 1):
            yield from _both(document, f"{name} {number}", name)


def _both(document: Mapping[str, Any], name: str, origin: str) -> Iterator[Sample]:
    """One document under its own headings, and under others."""
    before, old = _text(document, "old", 2021)
    after, new = _text(document, "new", 2022)
    links, held = tuple(_links(old, new)), bool(document.get("held_back"))
    yield Sample(name, before, after, links, held, origin)
    other = _HEADING.sub(lambda one: one["number"] + _HEADINGS[_CHINESE.index(one["at"])], after)
    yield Sample(f"{name} reheaded", before, other, links, held, "reheaded")


def _text(document: Mapping[str, Any], which: str, year: int) -> tuple[str, list[_Clause]]:
    """One of the two notices, and its clauses."""
    department = document["department"]
    blocks = [f"# 关于{department}{year}年度部门整体支出绩效复核结果的通知", f"{department}："]
    clauses: list[_Clause] = []
    place = 0
    for line in document[which].strip().splitlines():
        told = _LINE.fullmatch(line)
        if told is None:
            blocks.append(line)
            place = 0
            continue
        label = _LABELS[document["label"]].format(chinese=_CHINESE[place], number=place + 1)
        place += 1
        blocks.append(label + told["text"])
        clauses.append(_Clause(tuple(told["keys"].split("+")), told["marks"], told["text"]))
    return "\n\n".join(blocks) + "\n", clauses


def _links(old: list[_Clause], new: list[_Clause]) -> Iterator[Link]:
    before = {clause.keys[0]: clause.text for clause in old}
    told = Counter(key for clause in new for key in clause.keys)
    for clause in new:
        sources = tuple(before[key] for key in clause.keys if key in before)
        if not sources:
            yield Link((), (clause.text,), "new")
            continue
        kinds = {"=": "kept", "^": "updated"}
        parted = "merge" if len(clause.keys) > 1 else "split" if told[clause.keys[0]] > 1 else ""
        yield Link(
            sources, (clause.text,), parted or kinds.get(clause.marks, "reworded"), facts="^" in clause.marks
        )
    yield from (Link((text,), (), "gone") for key, text in before.items() if key not in told)
