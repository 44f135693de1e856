"""Whether a fact may be the same in a new year: a limit, a target, a maximum, history – or the year's own.

All that is asked is the sentence around a fact and the two years; whether it also stood in an old text is
asked elsewhere. `YEARLY` is what nothing of the kind is said of: a figure that was found in one year and is
found anew in the next. `TIMELESS` can't be an old one at all. All between the two may be either, and only a person
can say.
"""

import re
from decimal import Decimal

from drafter.comparison.around import Around
from drafter.comparison.facts import Fact
from drafter.comparison.lasting import lasting
from drafter.comparison.lexicon import words
from drafter.comparison.nature_kinds import Nature, Years
from drafter.comparison.phrases import (
    ACTUAL,
    AIMED,
    ALL_OF,
    ANNUAL,
    BEFORE,
    BEHIND,
    BEYOND,
    COMPARED,
    COUNTED,
    DEMANDED,
    DUE,
    EARLY,
    ESTABLISHED,
    EVERY,
    FIRM,
    FOUND,
    GRADES,
    HISTORY,
    LASTED,
    LESS,
    MAXIMUM,
    NAMED,
    NAMED_BEHIND,
    OFFICE,
    PERIODS,
    PLACE,
    QUOTED,
    RATE,
    RULED,
    SETTLED,
    SHARE,
    SINCE,
    TAKEN_OFF,
    TARGET,
    WENT,
    WITHIN,
)
from drafter.comparison.runs import FactKind
from drafter.text.marks import MarkKind

_SCALE = 3
"""A text that names so many grades beside points gives the scale."""

_DIGITS, _SMALL, _CLOSE, _WHOLE = 3, 10, 2, 100


def nature(text: str, fact: Fact, years: Years, *, advice: bool = False) -> Nature:
    """What a fact of the new text is to its year.

    Args:
        text: the words of a unit.
        fact: one of its facts.
        years: of the two texts.
        advice: it stands in a recommendation, where rates and lengths of time are set and not found.
    """
    around = Around(text, fact)
    if _quoted(around, years.old):
        return Nature.LAST_YEAR
    if fact.kind is FactKind.QUANTITY:
        return _figure(around, years, advice=advice)
    if fact.kind is FactKind.DATE:
        return _date(around, years)
    if fact.kind is FactKind.NUMBER:
        return _number(around, years.old)
    if fact.key.startswith("person"):
        return Nature.PERSON
    return Nature.FIRM if FIRM.search(fact.key) else Nature.TIMELESS


def _figure(around: Around, years: Years, *, advice: bool) -> Nature:
    quantity = around.fact.quantity
    if quantity is None or quantity.value == 0 or (quantity.dimension == "%" and quantity.value == _WHOLE):
        return Nature.TIMELESS
    if _is_scale(around) or _is_norm(around):
        return Nature.TIMELESS
    tests = (
        (Nature.MAXIMUM, _is_maximum(around)),
        (Nature.ROUNDED, _is_rounded(around)),
        (Nature.WHOLE, _is_established(around) or _is_whole(around)),
        (Nature.HISTORY, _is_history(around, years)),
        (Nature.LIMIT, _is_limit(around, advice=advice)),
    )
    return next((kind for kind, holds in tests if holds), lasting(around, years) or Nature.YEARLY)


def _is_rounded(around: Around) -> bool:
    """Whether it is told in words and roughly: 三成左右, 两个."""
    quantity = around.fact.quantity
    if quantity is None or not quantity.spoken:
        return False
    return bool(quantity.hedge) or (quantity.value <= _SMALL and quantity.dimension != "元")


def _is_limit(around: Around, *, advice: bool) -> bool:
    """Whether it is a limit, a target, a standard or a rate."""
    if (advice and _is_set(around)) or _is_bound(around) or (NAMED.search(around.before) and not _precise(around)):
        return True
    if FOUND.search(around.before) or (around.fact.dimension == "%" and SHARE.search(around.before)):
        return False
    return _is_rule(around)


def _is_set(around: Around) -> bool:
    """Whether it is a rate or a length of time, which a recommendation sets."""
    dimension = around.fact.dimension
    return dimension == "%" or bool(PERIODS.match(dimension) or EARLY.search(around.before))


def _is_scale(around: Around) -> bool:
    """Whether it is a bound of the scale of grades."""
    return around.fact.dimension in {"分", ""} and len(set(GRADES.findall(around.text))) >= _SCALE


def _is_maximum(around: Around) -> bool:
    """Whether it is the most that can be had for something, or stands in the rule that says how much is."""
    if around.fact.dimension == "分" and MAXIMUM.search(around.before):
        return True
    alone = around.before.endswith(("（", "(")) and around.behind.startswith(("）", ")"))
    return (around.fact.dimension == "分" and alone) or bool(RULED.search(around.sentence))


def _is_bound(around: Around) -> bool:
    """Whether it is a limit by what stands right beside it."""
    quantity = around.fact.quantity
    if quantity is None:
        return False
    named = NAMED_BEHIND.match(around.behind)
    if named and (named["of"] or quantity.dimension == "%"):
        return True
    beyond = quantity.hedge in words("standing", "thresholds") or BEYOND.search(around.before)
    return bool(BEHIND.match(around.behind) or (beyond and not quantity.places and _round(quantity.value)))


def _precise(around: Around) -> bool:
    """Whether a figure is measured by its looks: three digits that count, some behind the point."""
    quantity = around.fact.quantity
    if quantity is None or not quantity.places:
        return False
    return len(format(quantity.value.normalize(), "f").replace(".", "").strip("0")) >= _DIGITS


def _round(value: Decimal) -> bool:
    """Whether a figure is of the sort that somebody sets: one digit, or a multiple of five up to a hundred."""
    if value != value.to_integral_value() or value > _WHOLE:
        return len(format(value.normalize(), "f").strip("0")) == 1
    return value <= _SMALL or value % 5 == 0


def _is_rule(around: Around) -> bool:
    """Whether the sentence gives a limit, a target, a standard or a rate."""
    before, behind, dimension = around.before, around.behind, around.fact.dimension
    if around.fact.quantity and around.fact.quantity.hedge in words("standing", "hedges"):
        return True
    if PERIODS.match(dimension):
        if LASTED.search(before):
            return False
        if WITHIN.match(behind) or dimension.endswith("工作日"):
            return True
    if dimension == "%" and TAKEN_OFF.search(before):
        return True
    if AIMED.search(before) and around.fact.quantity and around.fact.quantity.places and dimension != "%":
        return False
    rate = RATE if dimension.startswith("元") else EVERY
    patterns = (BEFORE, TARGET, DEMANDED) if _precise(around) else (rate, BEFORE, TARGET, SETTLED)
    return "/" in dimension or any(pattern.search(before) for pattern in patterns)


def _is_norm(around: Around) -> bool:
    """Whether a norm is cited before it in the same part of the sentence."""
    cited = [one for one in around.earlier if one.mark in {MarkKind.DOCUMENT, MarkKind.ARTICLE}]
    between = around.text[cited[-1].end : around.fact.start] if cited else ""
    return bool(cited) and (len(between) <= _CLOSE or bool(re.search("规定|要求|明确|限定|设定", between)))


def _is_history(around: Around, years: Years) -> bool:
    """Whether the sentence tells of another year on purpose: an older one, or one beside its own."""
    named = around.years
    if not named or years.old is None or SINCE.search(around.before):
        return False
    if all(year < years.old for year in named):
        return True
    return years.new in around.told_years and all(year <= years.old for year in named)


def _is_established(around: Around) -> bool:
    """Whether it counts the posts, cars or bodies that were granted; not those that are there."""
    quantity = around.fact.quantity
    if quantity is None or quantity.places or quantity.dimension in {"元", "%", "分"}:
        return False
    return bool(ESTABLISHED.search(around.before)) and not ACTUAL.search(around.before)


def _is_whole(around: Around) -> bool:
    """Whether it counts how many there are at all: 12个镇中, 全县146个行政村; not how many were found."""
    quantity = around.fact.quantity
    if (
        quantity is None
        or quantity.places
        or quantity.dimension not in {"个", "家", "所", "名", "人", "间", "座", ""}
    ):
        return False
    if OFFICE.match(around.behind) or PLACE.match(around.behind):
        return not COUNTED.search(around.before)
    return bool(ALL_OF.search(around.before))


def _date(around: Around, years: Years) -> Nature:
    value = around.fact.key.split(" ", 1)[1]
    if around.fact.mark is MarkKind.RELATIVE_DATE:
        return Nature.TIMELESS
    if value.startswith("--"):
        due = DUE.match(around.behind) or "底" in around.fact.text
        set_anew = due or ANNUAL.search(around.before) or DEMANDED.search(around.before)
        return Nature.LIMIT if set_anew else Nature.YEARLY
    told, reach = int(value[:4]), around.reaches_to
    if reach is not None:
        return Nature.TIMELESS if years.new is None or reach >= years.new else Nature.HISTORY
    ahead = years.new is not None and told > years.new and "-" not in value
    if ahead or COMPARED.search(around.before):
        return Nature.LIMIT if ahead else Nature.HISTORY
    if years.old is not None and told < years.old:
        return Nature.TIMELESS
    lasting = value.count("-") == 0 and HISTORY.match(around.behind.lstrip("度的"))
    return Nature.HISTORY if lasting else Nature.YEARLY


def _number(around: Around, year: int | None) -> Nature:
    """Articles and norms stand; the year's own notices do not, nor do contracts and vouchers."""
    mark, key = around.fact.mark, around.fact.key
    if mark in {MarkKind.ARTICLE, MarkKind.NUMBER}:
        return Nature.TIMELESS
    told = re.search(r"〔(\d{4})〕" if mark is MarkKind.DOCUMENT_NUMBER else r"(?<!\d)((?:19|20)\d{2})(?!\d)", key)
    earlier = told is not None and year is not None and int(told.group(1)) < year
    if mark is not MarkKind.DOCUMENT_NUMBER:
        return Nature.TIMELESS if earlier else Nature.YEARLY
    title = around.earlier[-1] if around.earlier else None
    if (
        title
        and title.mark is MarkKind.DOCUMENT
        and around.text[title.end : around.fact.start].strip() in {"（", "("}
    ):
        dated = re.search(r"(20\d{2})\s*年", title.text)
        return Nature.YEARLY if dated and year is not None and int(dated[1]) >= year else Nature.TIMELESS
    return Nature.TIMELESS if told is None or earlier else Nature.YEARLY


def _quoted(around: Around, year: int | None) -> bool:
    """Whether it is told as last year's: 由上年的84.69%提高到…; not where the difference to last year is told."""
    if LESS.search(around.before):
        return bool(WENT.match(around.behind))
    if QUOTED.search(around.before):
        return True
    last = around.earlier[-1] if around.earlier else None
    if last is None or last.mark is not MarkKind.DATE or year is None:
        return False
    between = around.text[last.end : around.fact.start]
    return (
        last.key == f"date {year}"
        and bool(re.search(r"(?:比|较|由|从|与)$", around.text[: last.start]))
        and len(between) < _SMALL
        and not WENT.match(between.strip() + "0")
    )
