"""Finding the cues of the wording base in a reviewer's account, whatever words of one meaning were chosen.

A cue is a few characters. `…` in it leaves room for a few words of the same clause, `……` for some of the same
sentence. Account and cue are read alike: words of one meaning (没有, 尚未, 未能) as one, slots as one character,
quotation marks not at all.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from drafter.findings.slots import fill

_SLOT = "〇"
"""What a slot is read as: its name says nothing, its value is a figure or a name."""

_IGNORED = str.maketrans("", "", "“”\"'‘’《》〈〉「」 \t\n\u3000")

_DENIED = re.compile("(?:未发现|不存在)[^，。；]*")
"""What a reviewer looked for and did not find is no cue of it."""

PAIR = 2
_FAR = "……"
_NEAR = "…"
_WITHIN_SENTENCE = "[^。；]{0,24}?"
_WITHIN_CLAUSE = "[^。；，、]{0,10}?"


@dataclass(frozen=True)
class Cues:
    """Reads accounts and cues.

    Attributes:
        readings: a word, and the words that are read as that word.
    """

    readings: Mapping[str, Iterable[str]]
    _longest: dict[str, str] = field(default_factory=dict, compare=False)
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)

    def plain(self, text: str) -> str:
        """An account as it is searched."""
        plain = self._one_meaning(fill(text, lambda _: _SLOT).text.translate(_IGNORED))
        return _DENIED.sub(_SLOT, plain)

    def covered(self, cues: Iterable[str], plain: str) -> int:
        """How many characters of a plain account the cues found in it make up, each character counted once."""
        places: set[int] = set()
        for cue in cues:
            found = self._pattern(cue).search(plain) if self._word(cue) in plain else None
            if found:
                for group in range(1, found.re.groups + 1):
                    places.update(range(*found.span(group)))
        return len(places)

    def beginning(self, cue: str) -> str:
        """The first two characters of a word without which a cue stands in no plain account; or its only one."""
        return self._word(cue)[:PAIR]

    def found(self, cue: str, text: str) -> bool:
        """Whether a cue stands in an account."""
        return self._pattern(cue).search(self.plain(text)) is not None

    def _word(self, cue: str) -> str:
        """The longest word of a cue: where it does not stand, nothing has to be searched."""
        if cue not in self._longest:
            self._longest[cue] = max(chain.from_iterable(self._parts(cue)), key=len)
        return self._longest[cue]

    def _pattern(self, cue: str) -> re.Pattern[str]:
        if cue not in self._patterns:
            far = (_WITHIN_CLAUSE.join(f"({re.escape(word)})" for word in words) for words in self._parts(cue))
            self._patterns[cue] = re.compile(_WITHIN_SENTENCE.join(far))
        return self._patterns[cue]

    def _parts(self, cue: str) -> list[list[str]]:
        """The words of a cue, part by part of a sentence."""
        return [
            [self._one_meaning(word.translate(_IGNORED)) for word in part.split(_NEAR)] for part in cue.split(_FAR)
        ]

    def _one_meaning(self, text: str) -> str:
        """Read twice: a word read in one place may be part of a longer one (没有按时 → 未按时 → 超期)."""
        for _ in range(2 if self._words else 0):
            text = self._said.sub(lambda match: self._words[match.group()], text)
        return text

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return {said: read for read, many in self.readings.items() for said in (*many, read)}

    @cached_property
    def _said(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._words, key=len, reverse=True))))
