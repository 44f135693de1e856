"""What limits a statement, and must not be lost in another wording: of some, not fully, in either case."""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.drafting import bearing
from drafter.drafting.objections import Objection, objection
from drafter.drafting.places import Place
from drafter.findings.slots import slots
from drafter.verification.model import Section
from drafter.verification.words.grams import bigrams

_SOME = re.compile("部分|个别|少数|有的|有些|一些|某些|多数|其中")
"""It is told of some."""

_DENIAL = "(?:没有|未能?|不能?|无法|没能?|难以)"
_PARTLY = re.compile(
    f"{_DENIAL}(?:得到|能够?|完全|予以)?(?P<said>充分|及时|完全|全部|全面|足额|按时|按期|有效|很好|全额|全数|严格|较好|如期|准时|完整)"
)
"""It is not wholly denied."""

_DENIED = re.compile(_DENIAL)
_SAME, _NEARLY = 0.5, 0.1
"""A piece that shares so much with one of the texts is told by it, and by any other that shares nearly as much."""

_SHORTEST = 3
_EITHER = re.compile(r"(?P<one>[\u3400-\u9fff]{2,4})或者?(?P<other>[\u3400-\u9fff]{2,4})")
_MEASURED = re.compile(
    r"(?:低|高|少|多|大|小|优|劣)于|超过|超出|不足|不到|未达|达到|达|不及|控制在|压减至|提高到|提高至|降至|降到|突破"
)
_BESIDE = re.compile(
    rf"(?:{_MEASURED.pattern})\{{(?P<ref>[^{{}}]+)\}}|\{{(?P<behind>[^{{}}]+)\}}(?:以上|以下|以内|之内)"
)
_NO_FACTS = frozenset({"dept", "year", "who", "norm"})


def check_limits(
    place: Place, template: str, blanked: str, texts: Sequence[str], advice: Iterable[str]
) -> Iterator[Objection]:
    """What limits the statements of a place and is not in a wording of them.

    Args:
        place: where it would stand.
        template: the wording with its slots open.
        blanked: the same with all that came out of slots blanked.
        texts: what may be said there.
        advice: what the reviewer advises on the same points, slots open.
    """
    if place.section is Section.PROBLEMS:
        yield from _unlimited(blanked, texts)
        return
    for lost in _alternatives(blanked, place.text):
        yield objection("alternative_dropped", check="coverage", words=lost)
    known = (place.template, *advice)
    for found in _BESIDE.finditer(template):
        ref = found["ref"] or found["behind"]
        measures = ref.partition(".")[0] not in _NO_FACTS and not any(ref in slots(text) for text in known)
        if measures:
            yield objection("threshold", check="slots", ref=ref)


def _unlimited(blanked: str, texts: Sequence[str]) -> Iterator[Objection]:
    """The pieces that tell of all, or deny wholly, what every text like them tells of some, or denies in part."""
    own = {piece: _pairs(piece) for text in texts for piece in bearing.PHRASE.findall(text)}
    for piece in bearing.PHRASE.finditer(blanked):
        said, pairs = piece.group(), _pairs(piece.group())
        shares = {text: len(pairs & other) / len(pairs) for text, other in own.items()} if pairs else {}
        best = max(shares.values(), default=0)
        if len(pairs) < _SHORTEST or best < _SAME:
            continue
        alike = [text for text, one in shares.items() if one >= best - _NEARLY]
        for lost in _lost(said, alike):
            yield objection("qualifier_dropped", check="grounding", span=(*piece.span(), lost))


def _pairs(piece: str) -> frozenset[str]:
    """Its pairs of neighbouring characters, whatever word it denies with."""
    return bigrams(_DENIED.sub("未", piece))


def _lost(said: str, alike: Sequence[str]) -> Iterator[str]:
    """What limits every one of some texts, and does not limit a piece that tells the same of something."""
    some = [_SOME.search(text) for text in alike]
    if all(some) and not _SOME.search(said) and not _DENIED.match(said):
        yield next(one.group() for one in some if one)
    denying = [text for text in alike if _DENIED.search(text)]
    partly = [_PARTLY.search(text) for text in denying]
    if denying and all(partly) and _DENIED.search(said) and not _PARTLY.search(said):
        yield from (one["said"] for one in partly[:1] if one and one["said"] not in said)


def _alternatives(blanked: str, text: str) -> Iterator[str]:
    """The second of two cases of which only the first is named: 没有预算 for 没有预算或者超出预算."""
    for either in _EITHER.finditer(text):
        one, other = either["one"], either["other"]
        if one in blanked and other[:2] not in blanked:
            yield other[:2]
