"""Whether a model's wording may stand in its place: first the template and its slots, then the one checker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from drafter.drafting.additions import check_additions
from drafter.drafting.closeness import check_closeness, texts_of
from drafter.drafting.fidelity.check import FINDING, check_fidelity, departures, told
from drafter.drafting.limits import check_limits
from drafter.drafting.literals import apart, check_literals
from drafter.drafting.meanings import check_meaning, recorded
from drafter.drafting.model import Author, Sentence, SentenceRole
from drafter.drafting.objections import Objection, Span, objection, say
from drafter.drafting.places import Place, as_it_would_read
from drafter.drafting.ports import WritingContext
from drafter.drafting.slot_use import check_slots
from drafter.drafting.touching import check_touching
from drafter.findings.slots import Filled
from drafter.text.sentences import segments
from drafter.verification.model import Severity, Violation

_GROUNDING = "grounding"
_STRICT = frozenset({_GROUNDING, "residue"})
"""Words that nothing vouches for, or that are no style of a notice: what a person decides of a text that somebody
wrote is refused to a model, as the offline sentence is at hand."""

_PHRASES = frozenset({SentenceRole.HEADING, SentenceRole.LEAD})
_LEAST_ROOM = 120
_MOST_GROWTH = 3
"""A sentence may have three times the length of the offline one, and 120 characters in any case."""

_LONGEST_TEMPLATE = 2000
"""Characters of a wording, slots unfilled, that are looked at; or three times those of the offline one."""

_LONGEST_SHOWN = 400
"""Characters kept of a wording that is longer."""

_SHORTEST_PHRASE = 4
"""Characters that a lead, or one half of a heading, needs to say anything."""

_BLANK = "※"
"""Stands for a filled character while the rest is searched: no digit, no letter, no word."""

_WIDE = str.maketrans("｛｝", "{}")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_LABEL = re.compile(rf"^(?:{_NUMBER}是|[（(](?:{_NUMBER}|\d{{1,2}})[)）]|\d{{1,2}}[.、．])\s*")
_TAIL = "。；;，,、.!！ \t"
_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
"""A blank beside Chinese, which has none: it would part what belongs together, 九 十 三."""

_ASCII_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ASCII_MARK = re.compile(r"(?<=[\u4e00-\u9fff}”》）])[,;:?!](?!\d)")

_PARTS = re.compile("[，、；,;]")
_STOP = re.compile("[。！？!?]")
_WORD = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one wording.

    Attributes:
        sentence: the wording with its slots filled as far as they could be, in the punctuation of its place.
        objections: why it may not stand; none if it may.
    """

    sentence: Sentence
    objections: tuple[Objection, ...]


def judge(place: Place, wording: str, context: WritingContext) -> Verdict:
    """Decide on one wording for one place.

    Args:
        place: where it would stand.
        wording: the model's template.
        context: the facts that fill it, and the checker.
    """
    most = max(_LONGEST_TEMPLATE, _MOST_GROWTH * len(place.template))
    if len(wording) > most:
        return _endless(place, wording, most)
    template = in_house_style(wording, place)
    read = as_it_would_read(template, context.slots)
    sentence = _sentence(place, template, read)
    if template == place.template:
        return Verdict(sentence, ())  # the offline wording needs no leave
    found = tuple(_objections(place, read, context))
    departed = () if found else departures(place, template, context)
    if not departed:
        return Verdict(sentence, found)  # nor does what is proved to say the same
    found = (
        tuple(_of_checker(place, read, context))
        or tuple(check_fidelity(place, departed, read.text, context))
        or tuple(check_touching(place, read, recorded(place, context), context))
    )
    if not found and place.role not in FINDING:  # of what was found nothing but words on record are left to show
        found = _of_words(place, template, read, context)
    return Verdict(sentence.model_copy(update={"departs": told(departed, place, context)}), found)


def _of_words(place: Place, template: str, read: Filled, context: WritingContext) -> tuple[Objection, ...]:
    """What a heading, lead or measure says that no text of its place says: the first kind that is found."""
    return (
        tuple(check_meaning(place, read.text, context))
        or tuple(check_closeness(place, template, read, _blanked(read), context))
        or tuple(_beyond(place, template, read, context))
    )


def _beyond(place: Place, template: str, read: Filled, context: WritingContext) -> Iterator[Objection]:
    """What a wording says that nothing on record of its points says, and what limits that and is lost."""
    texts = texts_of(place, context)
    yield from check_additions(place.section, read, (*texts, *place.grounds, *recorded(place, context)))
    advice = [point.advice for full, _, point in context.case.all_points() if full in place.points]
    yield from check_limits(place, template, _blanked(read), texts, advice)


def _endless(place: Place, wording: str, most: int) -> Verdict:
    """A wording that is not even filled: each of its slots would bring a value with it."""
    head = wording[:_LONGEST_SHOWN]
    shown = Sentence(role=place.role, template=head, text=head, author=Author.MODEL, wording=place.wording)
    return Verdict(shown, (objection("too_long", check="structure", length=len(wording), most=most),))


def in_house_style(wording: str, place: Place) -> str:
    """The wording on one line, without a label of its own, ending as the offline wording ends."""
    joined = _GAP.sub("", "".join(line.strip() for line in wording.translate(_WIDE).splitlines()))
    bare = _LABEL.sub("", joined.strip()).rstrip(_TAIL)
    marked = _ASCII_MARK.sub(lambda match: _ASCII_MARKS[match.group()], bare)
    end = place.template[len(place.template.rstrip(_TAIL)) :]
    return marked + end if marked else ""


def _sentence(place: Place, template: str, read: Filled) -> Sentence:
    return Sentence(
        role=place.role,
        template=template,
        text=read.text,
        fills=read.fills,
        author=Author.MODEL,
        wording=place.wording,
    )


def _objections(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    if not read.text:
        yield objection("empty", check="structure")
        return
    blanked = _blanked(read)
    if not _WORD.search(blanked):
        yield objection("no_words", check="structure")
    yield from _too_long(place, read)
    yield from _shape(place, read)
    yield from check_slots(place, read, context)
    yield from check_literals(place, blanked)


def _blanked(read: Filled) -> str:
    """The filled text with all that came out of slots blanked; offsets stay."""
    text = read.text
    for one in read.fills:
        text = text[: one.start] + _BLANK * (one.end - one.start) + text[one.end :]
    return text


def _too_long(place: Place, read: Filled) -> Iterator[Objection]:
    most = max(_LEAST_ROOM, _MOST_GROWTH * len(place.text))
    if len(read.text) > most:
        yield objection("too_long", check="structure", length=len(read.text), most=most)


def _shape(place: Place, read: Filled) -> Iterator[Objection]:
    """What holds for headings and leads alone: short phrases, each saying something, in the right section."""
    if place.role not in _PHRASES:
        return
    said = read.text.rstrip(_TAIL)
    phrases = _PARTS.split(said)
    parts = len(_PARTS.split(place.text.rstrip(_TAIL)))
    is_short = min(map(len, phrases)) < _SHORTEST_PHRASE
    if is_short or _STOP.search(said) or (place.role is SentenceRole.HEADING and len(phrases) < min(parts, 2)):
        yield objection("shape", check="structure")
    for other in place.avoid:
        if len(other) >= _SHORTEST_PHRASE and other.rstrip(_TAIL) in said:
            yield objection("confused", check="structure", other=other)


# the checker


def _of_checker(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    """What the checker says of the sentence, and of the words of each of its segments alone.

    A made-up half sentence hides among true ones; alone, nothing vouches for it. Headings and leads are too short
    to hide anything.
    """
    check = partial(
        context.checker.check_sentence, points=place.points, grounds=place.grounds, section=place.section
    )
    found = list(check(read.text))
    for segment in segments(read.text) if place.role not in _PHRASES else ():
        found += [_moved(one, segment.start) for one in check(segment.text) if one.check == _GROUNDING]
    spans: list[Span] = []
    for violation in found:
        span = (violation.start, violation.end)
        refused = violation.severity is Severity.BLOCK or violation.check in _STRICT
        if refused and (violation.check != _GROUNDING or apart([span], spans)):
            yield Objection(violation, _hint(violation, read))
            spans.append(span)


def _moved(violation: Violation, by: int) -> Violation:
    return violation.model_copy(update={"start": violation.start + by, "end": violation.end + by})


def _hint(violation: Violation, read: Filled) -> str:
    """The objection without a value: its kind, and the words at fault where they are the model's own."""
    hint = _hints().get(violation.check, say("hint_other"))
    values = [(one.start, one.end) for one in read.fills]
    own = apart([(violation.start, violation.end)], values)
    words = read.text[violation.start : violation.end]
    return hint if not own or not words else say("hint_quoted", hint=hint, text=words)


def _hints() -> dict[str, str]:
    return {name: say(f"hint_{name}") for name in ("quantities", "names", "grounding", "residue", "structure")}
