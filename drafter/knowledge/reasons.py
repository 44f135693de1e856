"""Why a passage came, in words a reviewer can check: what it shares with the question, and how it was found."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from drafter.knowledge.model import Passage
from drafter.messages import catalogue

_say = catalogue("drafter.knowledge")
_RUN = re.compile(r"[㐀-鿿豈-﫿a-zA-Z0-9]{2,}")
_JOINTS = "的了着和与及或对中等为是之其把被将于在"
"""Characters that join words and are none by themselves."""

_SHORTEST = 2
_LONGEST = 12
_SHOWN = 3


@dataclass(frozen=True)
class Found:
    """How a passage was found.

    Attributes:
        ranks: by name of a retriever, its rank there from 1.
        dense: whether meanings were searched at all.
        alike: how many near duplicates it stands for.
        cited: the finding names it itself.
        theme: the theme it was asked for by, as a reviewer calls it; empty if it was not.
    """

    ranks: Mapping[str, int]
    dense: bool
    alike: int = 0
    cited: bool = False
    theme: str = ""


def reason(found: Found, question: str, passage: Passage, hints: str, rarity: Callable[[str], float]) -> str:
    """One line: the ways in which it was found, and the words that it and the question have in common.

    Args:
        found: how it was found.
        question: what was asked.
        passage: what came.
        hints: words by which it is asked for though it does not say them.
        rarity: tells how much a pair of characters says in this base.
    """
    parts = [_say("cited")] if found.cited else []
    parts += [_say("joint").join(_say(name, rank=rank) for name, rank in found.ranks.items())]
    parts[-1] += "" if found.dense else _say("lexical_only")
    if found.theme:
        parts.append(_say("same_theme", theme=found.theme))
    own = _shared(question, f"{passage.section}\n{passage.text}", rarity)
    linked = [] if own else _shared(question, hints, rarity)
    if own:
        parts.append(_say("shared", words=_say("joint").join(own)))
    if linked:
        parts.append(_say("linked", words=_say("joint").join(linked)))
    if found.alike:
        parts.append(_say("collapsed", count=found.alike))
    return _say("reasons_joint").join(part for part in parts if part)


def _shared(question: str, text: str, rarity: Callable[[str], float]) -> list[str]:
    """The few phrases of the question that stand in a text and say most."""
    phrases = dict.fromkeys(
        one for found in _common(question, text) if len(one := found.strip(_JOINTS)) >= _SHORTEST
    )
    told = sorted(phrases, key=lambda phrase: (-_weight(phrase, rarity), phrase))[:_SHOWN]
    return [phrase for phrase in phrases if phrase in told]


def _common(question: str, text: str) -> Iterator[str]:
    """The longest phrases of the question that stand in a text, none inside another."""
    for run in _RUN.findall(question):
        at = 0
        while at < len(run) - 1:
            end = min(len(run), at + _LONGEST)
            while end - at >= _SHORTEST and run[at:end] not in text:
                end -= 1
            if end - at >= _SHORTEST:
                yield run[at:end]
                at = end
            else:
                at += 1


def _weight(phrase: str, rarity: Callable[[str], float]) -> float:
    return sum(rarity(phrase[at : at + 2]) for at in range(len(phrase) - 1))
