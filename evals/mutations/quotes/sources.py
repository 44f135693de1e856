"""Texts to quote from: the norms of the knowledge base, and made-up paragraphs."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from random import Random

from drafter.assets import asset
from drafter.knowledge.norms import load_norms
from evals.mutations.chance import chance

_FILE = Path(__file__).parent / "sources.toml"
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]")
_CLAUSE = re.compile(r"[^，。；！？]+[，。；！？]")
_BLANKS = re.compile(r"\s+")
_TOGETHER = 4
_SHORTEST, _LONGEST = 12, 110


@dataclass(frozen=True)
class Words:
    """The words by which quotes are falsified, and what stands at the head and foot of pages."""

    exchanges: Mapping[str, tuple[tuple[str, str], ...]]
    headers: tuple[str, ...]
    footers: tuple[str, ...]


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """The texts, as they would be typed: several paragraphs each, a line break between them."""
    norms = sorted(load_norms(asset("knowledge") / "norms").values(), key=lambda norm: norm.document)
    laws = [
        "".join(f"{norm.article}　{_BLANKS.sub('', norm.content)}\n" for norm in found)
        for _, found in groupby(norms, lambda norm: norm.document)
    ]
    made = list(_raw()["paragraphs"])
    groups = ["\n".join(made[start : start + _TOGETHER]) + "\n" for start in range(0, len(made), _TOGETHER)]
    return (*laws, *groups)


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of the file."""
    raw = _raw()
    exchanges = {name: tuple(_pair(one) for one in found) for name, found in raw.items() if _of_pairs(found)}
    return Words(exchanges, tuple(raw["header"]), tuple(raw["footer"]))


def _raw() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _of_pairs(found: list[str]) -> bool:
    return bool(found) and isinstance(found[0], list)


def _pair(found: Sequence[str]) -> tuple[str, str]:
    one, other = found
    return one, other


def quotable(text: str) -> Iterator[tuple[int, int]]:
    """Whole sentences, and runs of whole clauses from the start of one; once in the text each."""
    for sentence in _SENTENCE.finditer(text):
        start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip("\n　"))
        head = re.match(r"第[一二三四五六七八九十百]+条　", text[start : sentence.end()])
        start += head.end() if head else 0
        ends = [clause.end() for clause in _CLAUSE.finditer(text, start, sentence.end())]
        for end in ends:
            if _SHORTEST <= end - start <= _LONGEST and text.count(text[start:end]) == 1:
                yield start, end


def pick(rng: Random) -> tuple[str, int, int]:
    """A text and a quotable stretch of it; most are whole sentences."""
    while True:
        text = rng.choice(texts())
        found = list(quotable(text))
        whole = [span for span in found if text[span[1] - 1] != "，"]
        if whole and chance(rng, 0.7):
            return (text, *rng.choice(whole))
        if found:
            return (text, *rng.choice(found))
