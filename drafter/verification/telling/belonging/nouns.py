"""Which stretches of a text are nouns, told by what stands beside them, and not by which nouns there are."""

import re
from collections.abc import Iterator

_HAN = "\u4e00-\u9fff"
_LED = re.compile("[的为是系由在对将把向因按和与及或、]$")
_OPEN = re.compile(f"^$|[^{_HAN}]$")
_PARTED = re.compile(
    f"[^{_HAN}]|没有|多年|全年|当年|长期|历年|一直|及(?!时)|[的了和与或并由向对经在于从为是系被将把按给使因]"
    "|[其该各每某此这那等至到以所已未没不无有均都仍应须要也占虽但却]"
)
"""Before these a name ends, so that none of them is in it."""

_REACH = 10
_SHARED = 3
"""Of two words of one thing one character in so many of the shorter one is in the other."""

_PARTICLES = "的了未没不无已均都仍由在与和及、被将把对是为系按向从至也又就才因以应须"
_BETWEEN = re.compile(
    f"(?:(?<=[{_PARTICLES}])|(?<![{_HAN}]))(?:(?![{_PARTICLES}])[{_HAN}]){{3,9}}(?=[{_PARTICLES}]|$|[^{_HAN}])"
)


def led(text: str, start: int, *, first: bool) -> bool:
    """Whether what begins at an offset is no verb: a particle leads it in, or it may be what a piece tells of.

    Args:
        text: a sentence.
        start: the offset.
        first: nothing else than what is told of begins a piece, as it does a measure.
    """
    before = text[max(start - 1, 0) : start]
    return bool(_LED.search(before) or (first and _OPEN.search(before)))


def word_before(text: str, end: int) -> str:
    """What stands before an offset, back to the nearest particle or mark."""
    before = text[max(end - _REACH, 0) : end]
    return before[max((match.end() for match in _PARTED.finditer(before)), default=0) :]


def nouns(piece: str) -> Iterator[str]:
    """What a piece of an account has between particles: its things and bodies, and some of what they do."""
    return (match.group() for match in _BETWEEN.finditer(piece))


def repeated(title: str, piece: str) -> Iterator[str]:
    """What a title and a piece of its account have in common, as long as it is, without particles."""
    done = 0
    for at in range(len(title)):
        end = at
        while end < len(title) and title[end] not in _PARTICLES and title[at : end + 1] in piece:
            end += 1
        if end > done:
            done = end
            yield title[at:end]


def stretch(text: str) -> str:
    """What a piece begins with, up to the nearest particle or figure."""
    parted = _PARTED.search(text)
    return text[: parted.start()] if parted else text


def akin(one: str, other: str) -> bool:
    """Whether two words may be of one thing: much of the shorter one is in the other."""
    return len(set(one) & set(other)) * _SHARED > min(len(one), len(other))
