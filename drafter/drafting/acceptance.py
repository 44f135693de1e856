"""Whether a model's wording may stand in its place: first the template and its slots, then the one checker."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.drafting.model import Author, Sentence
from drafter.drafting.places import Place, as_it_would_read
from drafter.drafting.ports import WritingContext
from drafter.findings.slots import Fill, Filled
from drafter.messages import catalogue
from drafter.text.marks import Mark, MarkKind
from drafter.text.numerals import CHARACTERS
from drafter.text.quantities import scan
from drafter.verification.model import Severity, Violation

_say = catalogue("drafter.drafting")

_LEAST_ROOM = 120
_MOST_GROWTH = 3
"""A sentence may have three times the length of the offline one, and 120 characters in any case."""

_BLANK = "※"
"""Stands for a filled character while the rest is searched: no digit, no letter, no word."""

_WIDE = str.maketrans("｛｝", "{}")
_NUMBER = "[一二三四五六七八九十]{1,3}"
_LABEL = re.compile(rf"^(?:{_NUMBER}是|[（(](?:{_NUMBER}|\d{{1,2}})[)）]|\d{{1,2}}[.、．])\s*")
_TAIL = "。；;，,、.!！ \t"
_ASCII_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_ASCII_MARK = re.compile(r"(?<=[\u4e00-\u9fff}”》）])[,;:?!](?!\d)")

_BRACE = re.compile(r"[{}]")
_BRACKETED = re.compile(r"《[^》]*》?|〔[^〕]*〕?|[\[【][^\]】]*[\]】]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ._/@-]*")
_DIGIT = re.compile(r"\d+(?:[.,]\d+)*")
_MARKUP = re.compile(r"[*#`|<>\\_~^%％‰]+")
_NUMERAL = re.compile(f"[{CHARACTERS}]{{2,}}")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_UNIT = re.compile(r"[^\d.,，]+$")
_CITED = frozenset(
    {
        MarkKind.DOCUMENT,
        MarkKind.ARTICLE,
        MarkKind.DOCUMENT_NUMBER,
        MarkKind.CONTRACT_NUMBER,
        MarkKind.VOUCHER_NUMBER,
        MarkKind.NUMBER,
        MarkKind.REFERENCE,
    }
)
_CONTROL = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Nl", "No"})
"""Characters that no one can see, and numbers that are no digits: ①, ², Ⅳ."""


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence may not stand.

    Attributes:
        violation: as people read it; offsets are into the filled text.
        hint: as the model may read it: slots and its own words, never a value.
    """

    violation: Violation
    hint: str


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
    template = in_house_style(wording, place)
    read = as_it_would_read(template, context.slots)
    if template == place.template:
        return Verdict(_sentence(place, template, read), ())  # the offline wording needs no leave
    found = tuple(_objections(place, read, context)) or tuple(_of_checker(place, read, context))
    return Verdict(_sentence(place, template, read), found)


def in_house_style(wording: str, place: Place) -> str:
    """The wording on one line, without a label of its own, ending as the offline wording ends."""
    joined = "".join(line.strip() for line in wording.translate(_WIDE).splitlines())
    bare = _LABEL.sub("", joined.strip()).rstrip(_TAIL)
    marked = _ASCII_MARK.sub(lambda match: _ASCII_MARKS[match.group()], bare)
    end = place.template[len(place.template.rstrip(_TAIL)) :]
    return marked + end if marked else ""


def objection(key: str, *, check: str, span: tuple[int, int, str] = (0, 0, ""), **values: object) -> Objection:
    """An objection in the words of the message `key`."""
    start, end, text = span
    message = _say(key, text=text, **values)
    remedy = _say(f"{key}_remedy", text=text, **values)
    violation = Violation(
        check=check,
        severity=Severity.BLOCK,
        start=start,
        end=end,
        text=text,
        message=message + "。",
        remedy=remedy,
    )
    return Objection(violation, message)


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
    yield from _slots(place, read, context)
    yield from _echoes(read)
    yield from _literals(place, blanked)


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


# slots


def _slots(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    times = Counter(one.ref for one in read.fills)
    for one in read.fills:
        if one.ref not in place.required and one.ref not in place.optional:
            yield _stray(one, read, context)
    for ref, needed in place.required.items():
        if not times[ref]:
            yield objection("slot_missing", check="slots", ref=ref)
        elif times[ref] > needed:
            last = [one for one in read.fills if one.ref == ref][-1]
            yield _at(last, read, "slot_repeated", times=times[ref], needed=needed)


def _stray(one: Fill, read: Filled, context: WritingContext) -> Objection:
    try:
        context.slots.shown(one.ref)
    except KeyError:
        return _at(one, read, "slot_unknown")
    return _at(one, read, "slot_foreign")


def _echoes(read: Filled) -> Iterator[Objection]:
    """Words around a slot that its value brings along: 213.70万元万元, 《《…》》."""
    for one in read.fills:
        value = read.text[one.start : one.end]
        unit = _UNIT.search(value)
        behind = bool(unit) and read.text.startswith(unit.group() if unit else value, one.end)
        before = value[:1] in "《“" and read.text.endswith(value[:1], 0, one.start)
        if behind or before:
            yield _at(one, read, "slot_echo")


def _at(one: Fill, read: Filled, key: str, **values: object) -> Objection:
    span = (one.start, one.end, read.text[one.start : one.end])
    return objection(key, check="slots", span=span, ref=one.ref, **values)


# what stands outside of slots


def _literals(place: Place, blanked: str) -> Iterator[Objection]:
    found = scan(blanked)
    allowed = _set_words(place, found.marks)
    citations = [(mark.start, mark.end) for mark in found.marks if mark.kind in _CITED]
    citations += _apart(_spans(_BRACKETED, blanked), citations)
    figures = [(one.start, one.end) for one in found.quantities]
    figures += [(mark.start, mark.end) for mark in found.marks if mark.kind is MarkKind.DATE]
    figures += _apart(_spans(_DIGIT, blanked), figures + citations + allowed)
    figures += _apart(_spans(_NUMERAL, blanked), figures + citations + _words(found.marks))
    yield from _told(blanked, figures, "figure", "quantities")
    yield from _told(blanked, citations, "citation", "names")
    yield from _told(blanked, _apart(_foreign(place, blanked), citations + allowed), "residue", "residue")
    yield from _told(blanked, _spans(_BRACE, blanked), "brace", "slots")


def _set_words(place: Place, marks: Iterable[Mark]) -> list[Span]:
    """Words that hold a digit and are no figure, such as the name of a hotline, where approved text has them."""
    return [
        (mark.start, mark.end)
        for mark in marks
        if mark.kind is MarkKind.WORD and any(mark.text in text for text in place.grounds)
    ]


def _words(marks: Iterable[Mark]) -> list[Span]:
    """Words made of numerals that count nothing: 万一, 百千万工程, 第二."""
    return [(mark.start, mark.end) for mark in marks if mark.kind in (MarkKind.WORD, MarkKind.ORDINAL)]


def _foreign(place: Place, blanked: str) -> list[Span]:
    """Latin words that no approved text holds, markup, and characters that no one can read."""
    approved = {word for text in place.grounds for word in _LATIN.findall(text)}
    words = [m.span() for m in _LATIN.finditer(blanked) if m.group() not in approved and not _slotted(m)]
    hidden = [(at, at + 1) for at, mark in enumerate(blanked) if unicodedata.category(mark) in _CONTROL]
    return words + _spans(_MARKUP, blanked) + hidden


def _slotted(match: re.Match[str]) -> bool:
    """Inside braces that are no slot: those are told as such."""
    return match.string[max(match.start() - 1, 0)] == "{"


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _apart(spans: Iterable[Span], others: Sequence[Span]) -> list[Span]:
    """The spans that touch none of the others."""
    return [(start, end) for start, end in spans if not any(a < end and start < b for a, b in others)]


def _told(text: str, spans: Iterable[Span], key: str, check: str) -> Iterator[Objection]:
    for start, end in sorted(set(spans)):
        yield objection(key, check=check, span=(start, end, text[start:end]))


# the checker


def _of_checker(place: Place, read: Filled, context: WritingContext) -> Iterator[Objection]:
    found = context.checker.check_sentence(read.text, points=place.points, grounds=place.grounds)
    for violation in found:
        if violation.severity is Severity.BLOCK:
            yield Objection(violation, _hint(violation, read))


def _hint(violation: Violation, read: Filled) -> str:
    """The objection without a value: its kind, and the words at fault where they are the model's own."""
    hint = _hints().get(violation.check, _say("hint_other"))
    values = [(one.start, one.end) for one in read.fills]
    own = _apart([(violation.start, violation.end)], values)
    words = read.text[violation.start : violation.end]
    return hint if not own or not words else _say("hint_quoted", hint=hint, text=words)


def _hints() -> dict[str, str]:
    return {name: _say(f"hint_{name}") for name in ("quantities", "names", "grounding", "residue", "structure")}
