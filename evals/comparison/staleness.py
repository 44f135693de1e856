"""A thousand facts that were left standing under a new year: how many are found, how many warnings are false.

The sentences of `stale.toml` say which of their facts a year changes. For every notice all of those get another
value, but for one in each sentence, which is left as it was. A warning of anything else is false.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.comparison.cautions import Check
from drafter.comparison.comparing import compare
from drafter.comparison.facts import facts
from drafter.comparison.reading import Known, document_of, side_of
from drafter.comparison.sides import Side
from evals.comparison.gold import HERE

_MARKED = re.compile("⟨([^⟩]*)⟩")
_CHINESE = "一二三四五六七八九十"
_ROUNDS = {"visible": 4, "held_back": 32}
_EACH = 5
"""So many sentences stand in one notice."""


@dataclass
class Count:
    """What was left and what was warned of.

    Attributes:
        left: facts that were left as they were.
        found: of those, the ones that were warned of.
        facts: all facts of the new texts.
        false: warnings of anything else.
        slips: in words.
    """

    left: int = 0
    found: int = 0
    facts: int = 0
    false: int = 0
    slips: list[str] = field(default_factory=list)


def measured(half: str, rounds: int) -> Count:
    """Leave facts in all sentences of one half, so many times over."""
    count = Count()
    sentences = tomllib.loads((HERE / "stale.toml").read_text(encoding="utf-8"))[half]
    for number in range(rounds):
        chance = random.Random(f"{half} {number}")  # noqa: S311
        shuffled = chance.sample(sentences, len(sentences))
        for at in range(0, len(shuffled), _EACH):
            _notice(shuffled[at : at + _EACH], chance, count)
    return count


def _notice(sentences: list[str], chance: random.Random, count: Count) -> None:
    """One notice and the next year's, with a fact left in every sentence."""
    year = chance.randrange(2019, 2024)
    texts: list[str] = []
    left: dict[str, tuple[int, int]] = {}
    olds = [_MARKED.sub(lambda match: match.group(1), _dated(sentence, year)) for sentence in sentences]
    for sentence in sentences:
        text, span = _carried(_dated(sentence, year), chance)
        texts.append(text)
        left[text] = span
    old, new = _side(olds, year, "old1"), _side(texts, year + 1, "new")
    found = compare(new, [old])
    units = {unit.id: unit for unit in new.units}
    missing = dict(left)
    for warning in found.warnings:
        if warning.check is not Check.STALE_FACT:
            continue
        unit = units[warning.place.unit]
        own = left.get(unit.words)
        start, end = warning.place.start - unit.body, warning.place.end - unit.body
        if own and start < own[1] and own[0] < end:
            missing.pop(unit.words, None)
        else:
            count.false += 1
            count.slips.append(f"false {warning.place.text} in {unit.words}")
    count.left += len(left)
    count.found += len(left) - len(missing)
    count.facts += sum(len(facts(unit.words)) for unit in new.units)
    count.slips += [f"missed {text[slice(*span)]} in {text}" for text, span in missing.items()]


def _dated(sentence: str, year: int) -> str:
    """A sentence with its own year moved to the year of the notice."""
    own = re.search("⟨[^⟩]*?(20[12][0-9])", sentence)
    if not own:
        return sentence
    shift = year - int(own.group(1)) + ("〔" in own.group())

    def moved(match: re.Match[str]) -> str:
        return re.sub(r"20[12]\d", lambda one: str(int(one.group()) + shift), match.group())

    return _MARKED.sub(moved, sentence)


def _carried(sentence: str, chance: random.Random) -> tuple[str, tuple[int, int]]:
    """A sentence one year on, and where the fact stands that was left."""
    marked = list(_MARKED.finditer(sentence))
    kept = chance.randrange(len(marked))
    text, last, span = "", 0, (0, 0)
    for place, match in enumerate(marked):
        text += sentence[last : match.start()]
        value = match.group(1) if place == kept else _other(match.group(1), chance)
        while place != kept and value in sentence:
            value = _other(match.group(1), chance)
        if place == kept:
            span = (len(text), len(text) + len(value))
        text += value
        last = match.end()
    return text + sentence[last:], span


def _other(value: str, chance: random.Random) -> str:
    """Another value of the same form: a year later, another day, another figure."""
    if re.search(r"20[12]\d", value):
        return re.sub(r"20[12]\d", lambda one: str(int(one.group()) + 1), value)
    if day := re.fullmatch(r"(\d+)月(?:(\d+)日)?", value):
        month = int(day.group(1)) % 12 + 1
        return f"{month}月{chance.randrange(1, 28)}日" if day.group(2) else f"{month}月"
    digits = re.match(r"[\d.]+", value)
    if not digits:
        return value
    places = len(digits.group().partition(".")[2])
    while True:
        more = 0 if places else chance.randrange(3)
        other = f"{float(digits.group()) * chance.uniform(0.5, 1.6) + more:.{places}f}"
        if float(other) != float(digits.group()) and float(other) > 0:
            return other + value[digits.end() :]


def _side(clauses: list[str], year: int, name: str) -> Side:
    body = "\n\n".join(f"{_CHINESE[n]}是{text}" for n, text in enumerate(clauses))
    heading = f"# 关于青禾县水务局（虚构）{year}年度部门整体支出绩效复核结果的通知"
    text = f"{heading}\n\n三、存在问题\n\n（一）有关情况\n\n{body}\n"
    return side_of(document_of(text, f"{name}.md"), name, Known())


def reports() -> Iterator[str]:
    """A line for each half; what was wrong on the half for tuning."""
    for half, rounds in _ROUNDS.items():
        count = measured(half, rounds)
        share = count.false / max(count.found + count.false, 1)
        yield (
            f"{half}: left {count.left}, found {count.found}; false {count.false} of {count.facts} facts"
            f" ({count.false / max(count.facts, 1):.2%}), {share:.2%} of the warnings"
        )
        if half == "visible":
            yield from sorted(set(count.slips))


if __name__ == "__main__":
    print(*reports(), sep="\n")
