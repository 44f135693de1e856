"""Facts left standing in the words of published documents: how many are found, how many warnings are false.

The sentences are those of `../shared/corpus/seeds`, which nobody here has written; `published.toml` says which of
their facts a new year leaves as they are. Of every document next year's is made: all of the year's own facts get
other values, but for one in every sentence, which is planted. What stands, stands: to be certain of that is false.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drafter.comparison.cautions import Caution
from drafter.comparison.comparing import compare
from drafter.comparison.facts import Fact, facts
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.runs import FactKind
from drafter.comparison.sides import Side, UnitKind
from drafter.ingest.reader import read_document
from evals.comparison.gold import HERE
from evals.comparison.values import other_value, seeded

SEEDS = HERE.parents[2] / "shared" / "corpus" / "seeds"
_TOGETHER, _ROUNDS, _SHORTEST = 8, 3, 25
_SAYS_NOTHING = frozenset({0, 100})
"""Nothing at all and all of it are the same in many a year."""

_CHINESE = "一二三四五六七八"
_SHOWN = 40


@dataclass(frozen=True)
class Sentence:
    """A sentence and its facts: those of the year, those that stand, and those of which nobody can say."""

    text: str
    own: tuple[Fact, ...]
    stands: tuple[Fact, ...]


@dataclass
class Count:
    """What was planted and what was warned of.

    Attributes:
        planted: facts of the year that were left as they were.
        certain: of those, the ones that were warned of.
        possible: of those, the ones that were only remarked on.
        standing: facts that stand, and were left.
        false: of those, the ones that were warned of.
        remarked: of those, the ones that were remarked on.
        slips: in words.
    """

    planted: int = 0
    certain: int = 0
    possible: int = 0
    standing: int = 0
    false: int = 0
    remarked: int = 0
    slips: list[str] = field(default_factory=list)


def sentences(path: Path, known: Mapping[str, Sequence[str]]) -> Iterator[Sentence]:
    """The sentences of a document that hold facts of its year."""
    for unit in side_of(read_document(path), "old1", Known()).units:
        if unit.kind in {UnitKind.CLAUSE, UnitKind.PARAGRAPH} and len(unit.words) >= _SHORTEST:
            for match in re.finditer(r"[^。；]+[。；]?", unit.words):
                yield from _sentence(unit.words, match.span(), known)


def _sentence(words: str, span: tuple[int, int], known: Mapping[str, Sequence[str]]) -> Iterator[Sentence]:
    inside = [fact for fact in facts(words) if span[0] <= fact.start and fact.end <= span[1]]
    told = {_key(words, fact): fact for fact in inside if fact.kind not in {FactKind.NAME, FactKind.TITLE}}
    text = words[slice(*span)]
    again = {(fact.start, fact.key) for fact in facts(text)}
    placed = {key: _shifted(fact, span[0]) for key, fact in told.items()}
    placed = {key: fact for key, fact in placed.items() if (fact.start, fact.key) in again}
    settled = {*known["stands"], *known["open"]}
    own = [fact for key, fact in placed.items() if key not in settled and fact.value not in _SAYS_NOTHING]
    if own:
        yield Sentence(text, tuple(own), tuple(fact for key, fact in placed.items() if key in known["stands"]))


def _key(words: str, fact: Fact) -> str:
    """A fact by the characters around it."""
    before, behind = (
        _squeezed(words[max(0, fact.start - 9) : fact.start]),
        _squeezed(words[fact.end : fact.end + 5]),
    )
    return f"{before[-7:]}⟨{_squeezed(fact.text)}⟩{behind[:3]}"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _shifted(fact: Fact, by: int) -> Fact:
    return Fact(fact.start - by, fact.end - by, fact.text, fact.kind, fact.key, fact.mark, fact.quantity)


def measured(path: Path, known: Mapping[str, Sequence[str]]) -> Count:
    """Make next year's document so many times over, with another fact planted in every sentence each time."""
    count = Count()
    found = list(sentences(path, known))
    year = side_of(read_document(path), "old1", Known()).year or 2023
    for number in range(_ROUNDS):
        for at in range(0, len(found), _TOGETHER):
            _compared(found[at : at + _TOGETHER], year, number, count)
    return count


def _compared(found: Sequence[Sentence], year: int, number: int, count: Count) -> None:
    made = [_next_year(sentence, number) for sentence in found]
    old = _side([sentence.text for sentence in found], year, "old1")
    new = _side([text for text, _, _ in made], year + 1, "new")
    against = compare(new, [old]).against[0]
    warned, remarked = (_places(new, cautions) for cautions in (against.warnings, against.unchanged))
    for text, planted, stands in made:
        sure, maybe = ({place for words, place in places if words == text} for places in (warned, remarked))
        hit, seen = _touches(planted, sure), _touches(planted, maybe)
        count.planted += 1
        count.certain += hit
        count.possible += seen and not hit
        count.standing += len(stands)
        wrong = [span for span in stands if _touches(span, sure)]
        count.false += len(wrong)
        count.remarked += sum(_touches(span, maybe) for span in stands)
        count.slips += [f"false {text[slice(*span)]} in {_near(text, span)}" for span in wrong]
        if not hit:
            how = "remarked" if seen else "missed"
            count.slips.append(f"{how} {text[slice(*planted)]} in {_near(text, planted)}")


def _next_year(sentence: Sentence, number: int) -> tuple[str, tuple[int, int], list[tuple[int, int]]]:
    """The sentence a year on, where the planted fact stands, and where those that stand do."""
    chance = seeded(f"{sentence.text} {number}")
    planted = sentence.own[chance.randrange(len(sentence.own))]
    text, last, spans = "", 0, {}
    for fact in sorted((*sentence.own, *sentence.stands), key=lambda one: one.start):
        text += sentence.text[last : fact.start]
        value = fact.text if fact is planted or fact in sentence.stands else other_value(fact.text, chance)
        spans[fact] = (len(text), len(text) + len(value))
        text += value
        last = fact.end
    return text + sentence.text[last:], spans[planted], [spans[fact] for fact in sentence.stands]


def _places(new: Side, cautions: Sequence[Caution]) -> set[tuple[str, tuple[int, int]]]:
    units = new.by_id
    found = set()
    for caution in cautions:
        place = caution.place
        unit = units[place.unit]
        found.add((unit.words, (place.start - unit.body, place.end - unit.body)))
    return found


def _touches(span: tuple[int, int], places: set[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in places)


def _near(text: str, span: tuple[int, int]) -> str:
    return text[max(0, span[0] - _SHOWN) : span[1] + _SHOWN // 2]


def _side(texts: Sequence[str], year: int, name: str) -> Side:
    body = "\n\n".join(f"{_CHINESE[place]}是{text}" for place, text in enumerate(texts))
    heading = f"# 关于青禾县水务局（虚构）{year}年度部门整体支出绩效复核结果的通知"
    text = f"{heading}\n\n三、存在问题\n\n（一）有关情况\n\n{body}\n"
    return side_of(document_of(text, f"{name}.md"), name, Known())


def reports(*, verbose: bool = False) -> Iterator[str]:
    """A line for every document; what was wrong on those for tuning."""
    known = tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8"))
    for path in sorted(SEEDS.glob("*.txt")):
        count = measured(path, known[path.stem])
        held = path.stem in known["held_back"]
        yield (
            f"{'held back' if held else 'tuned':9} {path.stem[:24]:24} planted {count.planted}: certain"
            f" {count.certain / count.planted:.1%},"
            f" with possible {(count.certain + count.possible) / count.planted:.1%};"
            f" standing {count.standing}: false {count.false / max(count.standing, 1):.1%},"
            f" remarked {count.remarked / max(count.standing, 1):.1%}"
        )
        if verbose and not held:
            yield from (f"    {slip}" for slip in sorted(set(count.slips)))


if __name__ == "__main__":
    import sys

    print(*reports(verbose="-v" in sys.argv[1:]), sep="\n")
