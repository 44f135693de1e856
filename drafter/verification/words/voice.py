"""Words in which no bureau speaks to a department: those of whoever writes, edits or generates a text."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from drafter.text.beginnings import sooner
from drafter.text.width import flattened

_QUOTED = re.compile("[“‘「][^”’」]{0,200}[”’」]|《[^》]{0,80}》")
_BRACKET = re.compile(r"[（(\[【〔［](?P<said>[^（）()\[\]【】〔〕［］\n]{0,60})[）)\]】〕］]")
_ENDS = r"[。？?！!；]*$"
_REACH = 14
"""So far from what a text calls itself stands what is done to it."""


@dataclass(frozen=True)
class Voice:
    """The tables, as patterns.

    Attributes:
        spoken: words of somebody who works on the text, or speaks to somebody who does.
        asking: words that ask something of whoever works on the text.
        asked: a sentence that asks something, of whom ever.
        note: what stands alone in a bracket.
    """

    spoken: re.Pattern[str]
    asking: re.Pattern[str]
    asked: re.Pattern[str]
    note: re.Pattern[str]


@cache
def voice() -> Voice:
    """The tables of `voice.toml`, read once."""
    text = resources.files(__package__).joinpath("voice.toml").read_text(encoding="utf-8")
    table = {name: "|".join(words) for name, words in tomllib.loads(text).items()}
    pointing, between = f"(?:{table['pointing']})", rf"[^，。；]{{0,{_REACH}}}?"
    told = (
        f"{pointing}(?:{table['parts']}){between}(?:{table['edited']})"
        f"|{pointing}(?:{table['matter']}){between}(?:{table['marked']})|(?:{table['here']})(?:{table['missing']})"
    )
    asked = rf"[？?]|(?:{table['asks']}){_ENDS}"
    return Voice(
        spoken=sooner(f"{table['persons']}|{table['workshop']}|{told}"),
        asking=sooner(f"(?:{table['questions']})"),
        asked=sooner(asked),
        note=re.compile(table["notes"]),
    )


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that are not the bureau's.

    Attributes:
        start: offset of the first character.
        end: offset behind the last.
        key: which message tells it.
        sure: a question may be one of style, which a person decides; all else is for the writer alone.
    """

    start: int
    end: int
    key: str
    sure: bool = True


@lru_cache(maxsize=2048)
def asides(text: str) -> tuple[Aside, ...]:
    """The words of a sentence that are not the bureau's; what it quotes is another's anyway."""
    return tuple(_asides(_QUOTED.sub(_blanked, text)))


def _asides(text: str) -> Iterator[Aside]:
    for bracket in _BRACKET.finditer(text):
        said = flattened(bracket.group("said"))
        if any(pattern.search(said) for pattern in (voice().asking, voice().asked)) or voice().note.match(said):
            yield Aside(*bracket.span(), "note_left")
    for found in voice().spoken.finditer(text):
        yield Aside(*found.span(), "chatter")
    for pattern, sure in ((voice().asking, True), (voice().asked, False)):
        asked = pattern.search(text)
        if asked:
            yield Aside(*asked.span(), "question_asked", sure)
            return


def _blanked(match: re.Match[str]) -> str:
    return "\u3000" * len(match.group())
