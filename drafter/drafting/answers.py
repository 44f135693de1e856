"""What a model is asked to answer for one item, and reading what it did answer."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from drafter.drafting.lenient_json import Found, lenient_objects, strict_objects
from drafter.drafting.model import SentenceRole
from drafter.drafting.ports import Completion
from drafter.findings.model import Frozen

LONGEST_ANSWER = 200_000
"""Characters of an answer that are looked at; the longest honest one has a few thousand."""

LONGEST_HEAD = 2_000
"""Characters kept of an answer that is longer than it may be."""

PROBLEM_FIELDS = {
    SentenceRole.LEAD: "lead",
    SentenceRole.FACT: "fact",
    SentenceRole.EFFECT: "effect",
    SentenceRole.NORM: "norm",
}
RECOMMENDATION_FIELDS = {SentenceRole.LEAD: "lead", SentenceRole.ACTION: "action"}
HEADING_FIELD = "heading"
RECOMMENDATION_HEADING_FIELD = "recommendation_heading"

_CLAUSES = ("clauses", "recommendations")
_MARKERS = frozenset((*_CLAUSES, HEADING_FIELD, RECOMMENDATION_HEADING_FIELD))
_NAMES = "(?:seed:)?(?:think(?:ing)?|reason(?:ing)?|thought|reflection|analysis)"
_REASONING = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (rf"<{_NAMES}(?:\s[^<>]{{0,80}})?>", rf"</{_NAMES}>"),
        (r"\[think\]", r"\[/think\]"),
        ("◁think▷", "◁/think▷"),
        (r"<\|begin_of_thought\|>", r"<\|end_of_thought\|>"),
        (r"<\|channel\|>analysis<\|message\|>", r"<\|start\|>assistant"),
    )
)
"""How models mark what they say to themselves, where the server passes it on."""

_DOUBTFUL = re.compile("[\ud800-\udfff]")


class ProblemAnswer(Frozen):
    """The sentences of one problem clause, as templates with slots."""

    id: str
    lead: str
    fact: str
    effect: str
    norm: str


class RecommendationAnswer(Frozen):
    """The sentences of one recommendation clause, as templates with slots."""

    id: str
    lead: str
    action: str


class ItemAnswer(Frozen):
    """The answer for one item; every field is required, an empty string says nothing."""

    heading: str
    recommendation_heading: str
    clauses: tuple[ProblemAnswer, ...]
    recommendations: tuple[RecommendationAnswer, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What could be read of an answer.

    Attributes:
        headings: `heading` and `recommendation_heading`, where given.
        clauses: field → sentence, by the id the model gave; of both sections.
        doubled: ids that were answered twice and differently.
        whole: nothing was cut off.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    doubled: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def readable(self) -> bool:
        """Anything at all could be read."""
        return bool(self.headings or self.clauses or self.doubled)


@cache
def answer_schema() -> Mapping[str, object]:
    """The JSON Schema of `ItemAnswer` as structured output wants it: no references, no titles, no prose."""
    schema = ItemAnswer.model_json_schema()
    parts = schema.pop("$defs")
    plain = _plain(schema, parts)
    assert isinstance(plain, dict)  # noqa: S101 - an object in, an object out; for the type checker
    return plain


def read_answer(text: str) -> Answer:
    """Read an answer as far as that can be done honestly; never raises.

    Reasoning blocks and anything around the JSON are passed over. Of several objects the last whole one counts,
    as a model that corrects itself means its last word; else the first of those that were cut off.
    """
    spoken = without_reasoning(printable(text[:LONGEST_ANSWER]))
    candidates = (
        _candidates(strict_objects(spoken))
        or _candidates(strict_objects(_unquoted(spoken)))
        or _candidates(lenient_objects(spoken))
    )
    whole = [found for found in candidates if found.whole]
    chosen = whole[-1:] or candidates[:1]
    return _answer(chosen[0]) if chosen else Answer(whole=False)


def headed(answer: Completion, most: int) -> Completion:
    """An answer as it is, or the head of one that is longer than it may be, with its length and digest.

    Args:
        answer: as it came.
        most: characters that it may have.
    """
    if answer.overlong or len(answer.text) <= most:
        return answer
    whole = answer.text.encode("utf-8", "replace")
    digest = hashlib.sha256(whole).hexdigest()
    return replace(answer, text=answer.text[:LONGEST_HEAD], length=len(whole), digest=digest)


def without_reasoning(text: str) -> str:
    """The text without `<think>…</think>` and its like; a block that never ends takes the rest with it."""
    for opening, closing in _REASONING:
        text = _without_block(text, opening, closing)
    return text


def printable(text: str) -> str:
    """The text with lone surrogates replaced: they cannot be written to any file."""
    return _DOUBTFUL.sub("�", text)


def _without_block(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    kept, rest = [], text
    while begins := opening.search(rest):
        kept.append(rest[: begins.start()])
        ends = closing.search(rest, begins.end())
        rest = rest[ends.end() :] if ends else ""
    visible = "".join(kept) + rest
    return closing.split(visible)[-1]  # a template may have written the opening itself


def _unquoted(text: str) -> str:
    """What a text says that is a JSON string as a whole: an answer that was written as JSON twice."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return said if isinstance(said, str) else ""


def _candidates(found: Iterable[Found]) -> list[Found]:
    return [Found(item, one.whole) for one in found for item in _items(one.value)]


def _items(value: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The object itself, or those it wraps, that look like an answer."""
    if _MARKERS & value.keys():
        yield dict(value)
        return
    for inner in value.values():
        if isinstance(inner, dict) and _MARKERS & inner.keys():
            yield inner


def _answer(found: Found) -> Answer:
    headings = {
        name: text
        for name in (HEADING_FIELD, RECOMMENDATION_HEADING_FIELD)
        if (text := _text(found.value.get(name)))
    }
    clauses: dict[str, dict[str, str]] = {}
    doubled: set[str] = set()
    for name in _CLAUSES:
        for clause_id, sentences in _clauses(found.value.get(name)):
            if clauses.setdefault(clause_id, sentences) != sentences:
                doubled.add(clause_id)
    kept = {clause_id: sentences for clause_id, sentences in clauses.items() if clause_id not in doubled}
    return Answer(headings, kept, frozenset(doubled), found.whole)


def _clauses(value: object) -> Iterator[tuple[str, dict[str, str]]]:
    """Clauses with their ids, from a list of objects or from an object by id."""
    if isinstance(value, dict):
        value = [{"id": name, **inner} for name, inner in value.items() if isinstance(inner, dict)]
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict) and (clause_id := _text(entry.get("id"))):
            yield clause_id, {name: text for name in entry if name != "id" and (text := _text(entry[name]))}


def _text(value: object) -> str:
    return printable(value).strip() if isinstance(value, str) else ""


def _plain(schema: object, parts: Mapping[str, object]) -> object:
    if isinstance(schema, list):
        return [_plain(entry, parts) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _plain(parts[str(schema["$ref"]).rpartition("/")[2]], parts)
    described = isinstance(schema.get("type"), str)
    return {
        key: _plain(value, parts)
        for key, value in schema.items()
        if not (described and key in ("title", "description"))
    }
