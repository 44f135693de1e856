"""The order of doings: recommendations that ask for what comes later in public finance before what comes earlier.

First checked and then paid, first approved and then done (`procedure.toml`). 先支付后核实 is wrong whoever asks
for it; but not where it is forbidden, told as a fault, or quoted.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from drafter.text.beginnings import sooner
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination, Sentence
from drafter.verification.report import violation
from drafter.verification.words.grams import bigrams

NAME = "polarity"
_N = "[^，。；、：“”（）]"
_LONGER = "[^，。；：“”（）]"
_THEN = (
    "(?:再行?|而后|然后|随后|之后再|事后再?|最后|其后"
    "|(?<![以之然最今落滞前])后(?![续勤期台备者面果])(?:再行?|才)?)"
)
_FIRST = "(?:先行|先(?![后进期例前])|首先|优先)(?:要|应当?|由|将|把|予以|办理?|行)?"
_ORDERS = sooner(
    rf"{_FIRST}(?P<a>{_LONGER}{{1,16}}?)[，、]?(?:应当?|方可|才)?{_THEN}(?P<b>{_N}{{1,14}})"
    rf"|(?P<a2>{_N}{{2,14}}?)(?:(?<!发)放|摆|走)?在[前先][，、]?(?P<b2>{_N}{{2,14}}?)(?:(?<!发)放|摆|走)?在后"
    rf"|(?P<a3>{_N}{{2,14}}?)(?:之|以)?后，?(?:再行?|才能?|方可|方能|始可?)(?!次)(?P<b3>{_N}{{2,14}})"
    rf"|(?P<b4>{_N}{{2,14}}?)(?:之|以)?前，?(?:应当?|须|必须|要|可以?|均)?{_FIRST}(?P<a4>{_N}{{2,14}})"
    rf"|(?P<a5>{_N}{{2,14}}?)(?:先|早)于(?P<b5>{_N}{{2,14}})"
    rf"|(?P<b6>{_N}{{2,14}}?)(?:后|晚|迟)于(?P<a6>{_N}{{2,14}})"
)
_AFTER = re.compile(rf"(?P<a>{_N}{{2,14}}?)(?:之|以)?后，?(?:便|即|就|方才|才|再|方|已)?(?P<b>{_N}{{2,12}})")
"""What a problem tells as done in turn."""
_DENIES = re.compile("没|未|不|无|应|须|规定|要求|约定")
_LEAST, _SURELY = 2, 4
"""So many pairs of characters tell what account a sentence may be on, and so many leave no doubt."""
_LATER = "后"
_MARKS = re.compile("先|后|前|[早晚迟]于")
_PARTS = "。；，"
_BEHIND = 12


@dataclass(frozen=True)
class _Tables:
    """The tables.

    Attributes:
        steps: what names each step.
        before: the steps that must come before each.
        denied: before an order, that it may not be.
        fault: behind it, that it is a fault.
        allowed: that it may be so.
        skipped: in an account, before a step that was left out.
        done: in an account, before what was done all the same.
    """

    steps: Mapping[str, re.Pattern[str]]
    before: Mapping[str, frozenset[str]]
    denied: re.Pattern[str]
    fault: re.Pattern[str]
    allowed: re.Pattern[str]
    skipped: str
    done: re.Pattern[str]


def check(examination: Examination) -> Iterator[Violation]:
    """The recommendations that ask for steps in the wrong order."""
    book = examination.book
    told = [one for one in examination.judged_sentences if not one.advised and _LATER in one.text]
    skipped = _skipped(tuple(" ".join(book.tellings(point)) for point in book.points)) if told else ()
    for sentence in told if skipped else ():
        yield from _in_turn(examination, sentence, skipped)
    for sentence in examination.judged_sentences:
        if sentence.advised and _MARKS.search(sentence.text):
            for start, end, first, then in _reversed(sentence.text):
                where = (examination.text, sentence.start + start, sentence.start + end)
                yield violation(NAME, "steps_reversed", where, first=first, then=then)


def _in_turn(examination: Examination, sentence: Sentence, skipped: Sequence["_Skipped"]) -> Iterator[Violation]:
    """What a problem tells as done after a step, of which its account says that it was left out: 验收后才付清."""
    said = bigrams(sentence.text)
    for match in _AFTER.finditer(sentence.text):
        if _DENIES.search(match.group()):
            continue
        first, then = _steps(match["a"]), _steps(match["b"])
        told = [(len(said & one.words), one) for one in skipped if one.step in first and one.done in then]
        shared, account = max(told, key=lambda pair: pair[0], default=(0, None))
        if account and shared >= _LEAST:
            where = (examination.text, sentence.start + match.start(), sentence.start + match.end())
            severity = Severity.BLOCK if shared >= _SURELY else Severity.REVIEW
            said_so = {"expected": account.text, "account": account.text}
            yield violation(NAME, "denial_dropped", where, severity=severity, **said_so)


@dataclass(frozen=True)
class _Skipped:
    """A step that an account says was left out before another one.

    Attributes:
        step: the one left out.
        done: the other.
        text: where it says so.
        words: the pairs of characters of the account.
    """

    step: str
    done: str
    text: str
    words: frozenset[str]


@lru_cache(maxsize=8)
def _skipped(accounts: tuple[str, ...]) -> tuple[_Skipped, ...]:
    tables, found = _tables(), []
    for account in accounts:
        for text in re.split("[。；]", account):
            for then, needed in tables.before.items():
                done = tables.steps[then].search(text) and tables.done.search(text)
                for step in needed if done else ():
                    if re.search(f"{tables.skipped}(?:{tables.steps[step].pattern})", text):
                        found.append(_Skipped(step, then, text.strip(), bigrams(account)))
    return tuple(found)


@lru_cache(maxsize=512)
def _reversed(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Where a sentence asks for two steps the wrong way round, and which comes first and which then."""
    found = []
    for match in _ORDERS.finditer(text):
        told = match.groupdict()
        one, other = (next(filter(None, (told[name + place] for place in _PLACES))) for name in "ab")
        wrong = _wrong(one, other)
        if wrong and not _excused(text, match):
            found.append((*match.span(), *wrong))
    return tuple(found)


_PLACES = ("", "2", "3", "4", "5", "6")


def _wrong(one: str, other: str) -> tuple[str, str] | None:
    """The step that must come first, and the one that is asked for before it; `None` where the order may be."""
    earlier, later = _steps(one), _steps(other)
    before = _tables().before
    pairs = [(first, then) for then in earlier for first in later if first in before.get(then, ())]
    right = any(first in before.get(then, ()) for first in earlier for then in later)
    return None if right or not pairs or set(earlier) & set(later) else pairs[0]


def _steps(words: str) -> tuple[str, ...]:
    """The steps that some words name."""
    return tuple(step for step, pattern in _tables().steps.items() if pattern.search(words))


def _excused(text: str, match: re.Match[str]) -> bool:
    """Whether an order is forbidden, told as a fault, quoted, or one that is allowed."""
    tables = _tables()
    begin = max(text.rfind(mark, 0, match.start()) for mark in _PARTS) + 1
    before, behind = text[begin : match.start()], text[match.end() : match.end() + _BEHIND]
    quoted = text.count("“", 0, match.start()) > text.count("”", 0, match.start())
    within = tables.denied.match(match.group())
    return bool(
        quoted
        or within
        or tables.denied.search(before)
        or tables.fault.match(behind)
        or re.search(r"的$|的[^，。；]{0,3}(?:问题|现象|情形|行为|情况)", match.group())
        or tables.allowed.search(before + match.group())
    )


@cache
def _tables() -> _Tables:
    table = tomllib.loads(resources.files(__package__).joinpath("procedure.toml").read_text(encoding="utf-8"))
    heard = table["heard"]
    return _Tables(
        steps={step: re.compile(words) for step, words in table["steps"].items()},
        before={step: frozenset(steps) for step, steps in table["before"].items()},
        denied=re.compile(heard["denied_patterns"]),
        fault=re.compile(heard["fault_patterns"]),
        allowed=re.compile(heard["allowed_patterns"]),
        skipped=table["skipped"]["denied_patterns"],
        done=re.compile(table["skipped"]["done_patterns"]),
    )
