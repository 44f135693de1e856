"""Points that the stated figures do not earn under the indicator's own criteria, deductions that do not add up."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit import evidence
from drafter.audit.marks import bands, due
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import cut_off, plain, rounded
from drafter.audit.sheet import Scored
from drafter.sheets.splitting import Piece, split_reasons

KIND = "score_vs_figures"

_PER_ITEM = re.compile(
    r"(?:每|发现)[^。；，]{0,12}?(?:[一1个]?(?:项|处|次|个(?!百分|月|工作日|自然日)|条|例|笔|起|宗|份))[^。；%]{0,24}?扣(?P<each>\d+(?:\.\d+)?)分"
)
_DEDUCTION = re.compile(r"(?<![不免再复])扣(?:减|除)?(?P<points>\d+(?:\.\d+)?)分")
_GIVEN = re.compile(r"(?<!不)[得计]\d+(?:\.\d+)?分")
_DISCRETION = re.compile(r"酌情|视[^。；，]{0,12}扣|适当扣|按比例扣|最[多高]扣|上限")
_SUM = re.compile(r"(?:合计|共计|总计|累计|共|一并|综合)(?:酌情)?扣(?:减|除)?(?P<points>\d+(?:\.\d+)?)分")
_SENTENCE = re.compile(r"[。；](?:该|本)?(?:项|指标|项指标)?(?:拟|酌情)?$")
_OF_A_RULE = re.compile(r"每|若|如果|如有|如未|否则|标准[：为]|最多|应扣|的，?$")
_PROPORTION = re.compile(
    r"得分[=＝](?:[^=＝，。；]{0,12}?(?:满分|分值|权重|标准分)[^=＝，。；×*]{0,5}|(?P<factor>\d+(?:\.\d+)?)分?)[×*xX](?P<rate>[^=＝，。；（）\d]{1,16}?(?:率|进度|比例|程度))"
    r"(?=$|[，。；（]|其中|\d)"
    r"|得分[=＝](?P<rate2>[^=＝，。；（）\d]{1,16}?(?:率|进度|比例|程度))[×*xX](?:[^=＝，。；]{0,8}?(?:满分|分值|权重|标准分)值?|(?P<factor2>\d+(?:\.\d+)?)分?)(?=$|[，。；]|其中)"
)
_THRESHOLD = re.compile(
    r"(?P<label>[\u4e00-\u9fff“”（）]{2,24}率)(?:达到?|≥|>=|不低于|不少于|大于等于)(?P<least>\d+(?:\.\d+)?)%"
    r"(?:（含）)?(?:及?以上)?(?:且[^，。；]{1,14})?的?，?得(?:满分|(?P<points>\d+(?:\.\d+)?)分)"
)
_WHOLE = Decimal(100)
_NOTHING = re.compile(r"不得分|得0分|得零分|计0分")
_SEVERAL = 2
_FEW = 2
_ONE_IN = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Points against the criteria and the figures of the same indicator."""
    yield from _stated(reading)
    for scored in reading.sheet:
        if scored.sure and scored.lost is not None and scored.lost >= 0:
            yield from _per_item(reading, scored, scored.lost)
            yield from _by_band(reading, scored)
            yield from _in_proportion(reading, scored)
            yield from _below(reading, scored)


def _per_item(reading: Reading, scored: Scored, lost: Decimal) -> Iterator[Issue]:
    """Several failings of which each costs some points, and fewer points lost than they cost."""
    rules, reason = scored.row.rules, scored.row.reason
    match = _PER_ITEM.search(rules.text)
    only = len(_DEDUCTION.findall(rules.text)) == 1 and len(_GIVEN.findall(rules.text)) <= 1
    only = only and not _DISCRETION.search(rules.text)
    failings = _counted(reason.text) if match and only and lost and not scored.row.torn else []
    if match is None or len(failings) < _SEVERAL:
        return
    owed = min(Decimal(match["each"]) * len(failings), scored.row.most or Decimal(0))
    if lost < owed:
        yield reading.issue(
            KIND,
            "per_item",
            [scored.row.awarded.whole, rules.span(*match.span()), reason.whole],
            severity=Severity.WARNING,
            name=scored.name,
            rule=match[0],
            count=len(failings),
            lost=plain(lost),
            due=plain(owed),
            each=match["each"],
        )


def _stated(reading: Reading) -> Iterator[Issue]:
    """Points that the reasons or the section say to have taken, other than those taken in the table.

    Where many differ, the table is that of another scoring, such as the bureau's own before the review.
    """
    compared, differing = 0, []
    for scored in reading.sheet:
        for said in _saying(scored) if scored.sure and scored.lost is not None else ():
            stated = _taken(said.text)
            compared += 1
            if stated and stated[0] != scored.lost:
                differing.append((scored, said, stated))
                break
    if len(differing) <= max(_FEW, compared // _ONE_IN):
        yield from (_differing(reading, *one) for one in differing)


def _saying(scored: Scored) -> Sequence[evidence.Said]:
    """The reason in the table and the one paragraph of the section that say how many points were taken."""
    section = [block for block in scored.blocks if _taken(block.text)]
    reason = [scored.row.reason] if _taken(scored.row.reason.text) else []
    return [*reason, *(section if len(section) == 1 else [])]


def _differing(
    reading: Reading, scored: Scored, said: evidence.Said, stated: tuple[Decimal, tuple[int, int]]
) -> Issue:
    return reading.issue(
        KIND,
        "taken_other",
        [said.span(*stated[1]), scored.row.awarded.whole, scored.row.full.whole],
        name=scored.name,
        stated=plain(stated[0]),
        lost=plain(scored.lost or Decimal(0)),
        full=scored.row.full.text,
        awarded=scored.row.awarded.text,
    )


def _counted(text: str) -> list[Piece]:
    """The failings that a text numbers."""
    return [piece for piece in split_reasons(text) if piece.label]


def _taken(text: str) -> tuple[Decimal, tuple[int, int]] | None:
    """The points that a text says to have deducted in all, and where; `None` where it does not say so clearly."""
    if whole := list(_SUM.finditer(text)):
        return (Decimal(whole[0]["points"]), whole[0].span()) if len(whole) == 1 else None
    found = list(_DEDUCTION.finditer(text))
    alone = len(found) == 1 and bool(_SENTENCE.search(text[: found[0].start()]))  # 扣2分 behind all that is said
    if not found or (len(_counted(text)) > len(found) and not alone):  # of some it does not say what they cost
        return None
    if any(_OF_A_RULE.search(re.split("[。；]", text[: match.start()])[-1]) for match in found):
        return None
    return sum((Decimal(match["points"]) for match in found), Decimal(0)), (found[0].start(), found[-1].end())


def _by_band(reading: Reading, scored: Scored) -> Iterator[Issue]:
    """Points that belong to another band than that of the stated rate."""
    rules, most = scored.row.rules, scored.row.most or Decimal(0)
    stated = evidence.rate(scored) if "%" in rules.text else None
    owed = due(rules.text, most, stated.value) if stated else None
    if stated and owed and scored.row.points is not None and scored.row.points not in owed:
        yield reading.issue(
            KIND,
            "other_band",
            [scored.row.awarded.whole, stated.span, rules.whole],
            name=scored.name,
            rate=stated.text,
            band=owed.rule,
            points=plain(owed.most),
            awarded=scored.row.awarded.text,
        )


def _in_proportion(reading: Reading, scored: Scored) -> Iterator[Issue]:
    """Points in proportion to a rate that are not full marks times the stated rate."""
    match, most, awarded = _PROPORTION.search(scored.row.rules.text), scored.row.most, scored.row.points
    if match is None or most is None or awarded is None or _other_rule(scored.row.rules.text, match):
        return
    factor = match["factor"] or match["factor2"]
    stated = evidence.rate(scored)
    if stated is None or stated.value > _WHOLE or (factor and Decimal(factor) != most):
        return
    if not awarded and _NOTHING.search(scored.row.rules.text):  # below some rate nothing is given
        return
    exact = most * stated.value / _WHOLE
    places = max(len(scored.row.awarded.text.removesuffix("分").partition(".")[2]), 1)
    if awarded not in (cut_off(exact, places), rounded(exact, places), rounded(exact, 1)):
        yield reading.issue(
            KIND,
            "not_in_proportion",
            [scored.row.awarded.whole, scored.row.full.whole, stated.span],
            max=plain(most),
            rate=stated.text,
            awarded=plain(awarded),
            value=plain(exact),
        )


def _below(reading: Reading, scored: Scored) -> Iterator[Issue]:
    """Full marks that ask for a rate above the stated one, in criteria that leave the rest open."""
    match = _THRESHOLD.search(scored.row.rules.text)
    if match is None or scored.lost != 0 or bands(scored.row.rules.text, scored.row.most or Decimal(0)):
        return
    whole = match["points"] is None or Decimal(match["points"]) == scored.row.most
    stated = evidence.rate(scored)
    if whole and stated and stated.value < Decimal(match["least"]) and evidence.alike(match["label"], scored.name):
        yield reading.issue(
            KIND,
            "below_threshold",
            [scored.row.awarded.whole, stated.span, scored.row.rules.span(*match.span())],
            severity=Severity.WARNING,
            name=scored.name,
            rate=stated.text,
            rule=match[0],
        )


def _other_rule(rules: str, formula: re.Match[str]) -> bool:
    """Whether the criteria give or take points beside the formula, so that it alone decides nothing."""
    rest = rules[: formula.start()] + rules[formula.end() :]
    return bool(re.search(r"[得计扣]\d|满分(?!分?值)|酌情|扣完|加分|每", rest))
