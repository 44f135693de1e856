"""The scores of a report: parts against totals, the grade against the scale, points that were cut off."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.rounding import cut_off, plain, rounded
from drafter.audit.scores import Score, Stated, complete, read_scores
from drafter.audit.statements import Figure, Sentence

KIND = "score"

_TOTAL = re.compile(
    r"(?:综合|自评|评价|复核|绩效|最终|总)[^。；，]{0,14}?(?:得分|评分|总分|分数|结果|自评|评定)[^。；，\d]{0,12}?"
    r"(?P<score>\d{2,3}(?:\.\d{1,2})?)分(?![值析及]|以[上下]|（含|[-—~])"
)
_WHOSE = re.compile(r"自评|复核")
_OTHERS = re.compile(
    r"上年|上一年|去年|往年|反馈|财政局(?:最终)?(?:复核|评定)|分值|满分|平均|(?:该|本|此|评价|各)项?指标"
)
_WHOLE = re.compile(
    r"整体支出|整体绩效|综合(?:评定|考量|得分|评分|评价)|总分|总得分|最终|等级|等次|自评结果|评价结果|复核"
)
_RANGE_OF_TOTALS = (Decimal(40), Decimal(120))
_GRADE = re.compile(
    r"(?P<score>\d{2,3}(?:\.\d{1,2})?)分[^。；]{0,30}?(?:等级|等次|级别|结果|评定|评级|评价)[^。；“”优良中差低]{0,12}[“”]?(?P<grade>优秀|良好|中等|较差|合格|优|良|中|低|差)(?![化势质])"
)
_OF_PROJECT = re.compile(
    r"(?:（?[一二三四五六七八九十\d]+[）、.．])?(?P<name>[\u4e00-\u9fff“”《》]{2,40}?(?:项目|专项|工程|经费|资金))(?:支出)?(?:的?绩效)?"
    r"(?:自评|评价|复核|综合|总|最终|得分)"
)
_THIS_ONE = re.compile(r"(?:本|该|此|各|整体|经|对|以上|上述|全部)")
_LEVELS = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", Decimal(0)))
_CLASS = re.compile(r"[\d.]+分(?:[（(]含[^）)]*[）)])?(?:及)?以[上下]")
"""80分以上: the limit of a class, and nobody's score."""

_BAND = re.compile(
    r"(?P<a>\d{2,3})分?(?:[（(]含[^）)]*[）)])?[-—–~～至到](?P<b>\d{2,3})分?(?:[（(][^）)]*[）)])?(?:为|的?(?:评?为|定为|等级为))[“]?(?P<grade>优秀|优|良好|良|中等|中|合格|低|较差|差)"
    r"|(?P<grade2>优秀|优|良好|良|中等|中|合格|低|差)[”]?[（(：:]?(?:\d{2,3}(?:\.\d+)?[>＞≥])?(?:评?得分|综合得分|S|s)?[≥>＞=]*(?P<c>\d{2,3})(?=[）)，,；;。分])"
)
_BY_RATE = re.compile(
    r"按(?:照)?比例(?:得|计|折)|(?:率|进度|比例)[×*xX]|[×*xX](?:执行|支出|完成)(?:率|进度)|分值[×*xX]"
)
_CURRENT_RATE = re.compile(r"(?:执行|支出|完成|达标|及时)(?:率|进度)")
_WHOLE_RATE = 100
_HIGHEST_SCORE = 110
_FEWEST_PARTS = 2
_SEVERAL = 3
_CHAPTERS = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Scores that contradict each other."""
    root = read_scores(reading)
    yield from _nodes(reading, root)
    yield from _total(reading, root)
    yield from _grades(reading)
    yield from _truncated(reading, root)


def _nodes(reading: Reading, root: Score) -> Iterator[Issue]:
    for score in root.walk():
        if score.max and score.awarded and score.awarded.value > score.max.value and not score.bonus:
            yield reading.issue(
                KIND,
                "score_above",
                [score.awarded.span, score.max.span],
                name=score.section.title,
                awarded=plain(score.awarded.value),
                max=plain(score.max.value),
            )
        yield from _children(reading, score)


def _children(reading: Reading, score: Score) -> Iterator[Issue]:
    below = [child for child in score.children if child.scored or not child.assessed]
    if len(below) < _FEWEST_PARTS or len(below) < len(score.children):  # a single part is no sum
        return
    counted = [child for child in below if not child.bonus]
    yield from _part_sum(reading, score.section.title, score.max, [c.max for c in counted], counted, "score_max")
    assessed = [child for child in below if child.assessed]
    awarded = [child.awarded for child in assessed]
    yield from _part_sum(reading, score.section.title, score.awarded, awarded, assessed, "score_sum")


def _part_sum(  # two columns of the same shape share it
    reading: Reading,
    name: str,
    whole: Stated | None,
    parts: Sequence[Stated | None],
    children: Sequence[Score],
    key: str,
) -> Iterator[Issue]:
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts) or len(known) < _FEWEST_PARTS:
        return
    total = sum((part.value for part in known), Decimal(0))
    assessed = sum((p.value for p, c in zip(known, children, strict=True) if c.assessed), Decimal(0))
    if whole.value in (total, assessed):
        return
    yield reading.issue(
        KIND,
        key,
        [whole.span, *(part.span for part in known)],
        doubt=Doubt.LEVELS if any(part.value >= whole.value for part in known) else None,  # siblings, perhaps
        name=name,
        whole=plain(whole.value),
        sum=plain(total),
        terms="+".join(plain(part.value) for part in known),
    )


def stated_totals(reading: Reading) -> list[tuple[str, Figure]]:
    """The statements of the whole report's score, each with whose it is: 自评, 复核 or neither."""
    found = []
    for sentence in reading.sentences:
        text = sentence.text
        for match in _TOTAL.finditer(text):
            said = re.split("[。；]", text[: match.end()])[-1]
            other = sentence.days and all(day.year != reading.year for day in sentence.days)
            if _OTHERS.search(said) or other or not _WHOLE.search(text):
                continue
            at = sentence.at + match.start("score")
            figure = next((f for f in sentence.figures if f.at == at), None)
            if figure and _RANGE_OF_TOTALS[0] <= figure.value <= _RANGE_OF_TOTALS[1] and not _item(sentence):
                whose = _WHOSE.findall(re.split("[，。；]", said[: said.find(match[0]) + len(match[0])])[-1])
                found.append((whose[-1] if whose else "", figure))
    return found


def _item(sentence: Sentence) -> bool:
    """Whether a sentence stands under an indicator, whose score is not the whole."""
    said = sentence.text.split("得分")[0][-12:]
    return sentence.block.depth > _CHAPTERS or bool(re.search(r"指标|得分率", said))


def _project(figure: Figure) -> str:
    """The project by whose name a score is told: 码头改造项目自评得分为…; nothing where it names none."""
    clause = re.split("[，。；：]", figure.block.text[: figure.at])[-1]
    match = _OF_PROJECT.match(clause)
    return "" if match is None or _THIS_ONE.match(match["name"]) else match["name"]


def _total(reading: Reading, root: Score) -> Iterator[Issue]:
    stated = stated_totals(reading)
    first: dict[tuple[str, str], Figure] = {}
    named = {name for _, figure in stated if (name := _project(figure))}
    for whose, figure in stated:
        known = first.setdefault((whose, _project(figure) if len(named) > 1 else ""), figure)
        if known.value != figure.value:
            spans = [known.span, figure.span]
            yield reading.issue("two_values", "two_totals", spans, first=known.text, second=figure.text)
            return
    values = {figure.value for _, figure in stated}
    leaves = [leaf for leaf in root.leaves if leaf.assessed or leaf.bonus]
    if not values or not complete(root) or any(leaf.awarded is None for leaf in leaves):
        return
    total = sum((leaf.awarded.value for leaf in leaves if leaf.awarded), Decimal(0))
    figure = stated[0][1]
    if total not in values:
        yield reading.issue(
            KIND,
            "score_total",
            [figure.span, *(leaf.awarded.span for leaf in leaves if leaf.awarded)],
            total=figure.text,
            sum=plain(total),
            count=len(leaves),
            terms="+".join(plain(leaf.awarded.value) for leaf in leaves if leaf.awarded),
        )


def scale(reading: Reading) -> dict[str, Decimal] | None:
    """The lower bounds of the grades, where the report states them."""
    for sentence in reading.sentences:
        bounds: dict[str, Decimal] = {}
        for match in _BAND.finditer(sentence.text):
            grade = (match["grade"] or match["grade2"])[0]
            low = min(Decimal(match["a"]), Decimal(match["b"])) if match["a"] else Decimal(match["c"])
            bounds.setdefault(grade, low)
        if {"优", "良"} <= set(bounds) and bounds["优"] > bounds["良"]:
            return bounds
    return None


def _graded(reading: Reading) -> list[tuple[Sentence, re.Match[str]]]:
    """The statements of a score with its grade; of one that was changed neither counts."""
    return [
        (sentence, match)
        for sentence in reading.sentences
        for match in _GRADE.finditer(sentence.text)
        if not re.search(r"由|从|\d分.*\d分", match[0])
        and not _CLASS.match(match[0])
        and not re.match("[”’]?(?:升|降|提|变|调)", sentence.text[match.end() :])
    ]


def _own_scale(found: Sequence[tuple[Sentence, re.Match[str]]]) -> bool:
    """Whether several scores are graded in their order, so that the report may have a scale of its own."""
    known = {Decimal(match["score"]): match["grade"][0] for _, match in found}
    ranks = ["优良中低差较合".find(known[score]) for score in sorted(known, reverse=True)]
    return len(known) >= _SEVERAL and len(set(ranks)) > 1 and ranks == sorted(ranks)


def _grades(reading: Reading) -> Iterator[Issue]:
    stated, found = scale(reading), _graded(reading)
    if stated is None and _own_scale(found):
        return
    for sentence, match in found:
        score, grade = Decimal(match["score"]), match["grade"][0]
        expected = _grade(score, stated)
        known = expected is not None and grade in "优良中低差" and score <= _HIGHEST_SCORE
        if known and grade != expected:
            yield reading.issue(
                "grade",
                "grade" if stated else "grade_usual",
                [sentence.block.span(sentence.at + match.start(), sentence.at + match.end())],
                severity=Severity.ERROR if stated else Severity.WARNING,
                score=plain(score),
                grade=grade,
                expected_grade=expected or "",
            )


def _grade(score: Decimal, bounds: dict[str, Decimal] | None) -> str | None:
    """The grade of a score; without a stated scale only the two that all scales agree on."""
    if bounds is not None:
        above = [(low, grade) for grade, low in bounds.items() if score >= low and grade not in "差"]
        if above:
            return max(above)[1]
        return "差" if "差" in bounds or {"中", "低"} & set(bounds) else None
    if score >= _LEVELS[0][1]:
        return "优"
    return "良" if score >= _LEVELS[1][1] else None


def _truncated(reading: Reading, root: Score) -> Iterator[Issue]:
    """Points in proportion to a rate whose further decimals were cut off."""
    for leaf in root.leaves:
        if not (leaf.max and leaf.awarded) or not leaf.awarded.value:
            continue
        rates = [
            f
            for block in leaf.section.blocks
            for s in reading.by_block.get(block.start, ())
            for f in s.figures
            if f.quantity.dimension == "%" and _CURRENT_RATE.search(s.before(f)) and f.value < _WHOLE_RATE
        ]
        if len(rates) != 1 or not re.search("率|进度", leaf.section.title):
            continue
        exact = leaf.max.value * rates[0].value / 100
        places = max(len(str(leaf.awarded.value).partition(".")[2]), 1)
        by_rate = any(_BY_RATE.search(block.text) for block in leaf.section.blocks)
        if by_rate and leaf.awarded.value not in (cut_off(exact, places), rounded(exact, places)):
            yield reading.issue(
                KIND,
                "not_in_proportion",
                [leaf.awarded.span, leaf.max.span, rates[0].span],
                awarded=plain(leaf.awarded.value),
                max=plain(leaf.max.value),
                rate=rates[0].text,
                value=plain(exact),
            )
        if leaf.max.value > leaf.awarded.value == cut_off(exact, places) != rounded(exact, places):
            yield reading.issue(
                "rounding",
                "score_cut",
                [leaf.awarded.span, leaf.max.span, rates[0].span],
                severity=Severity.WARNING,
                awarded=plain(leaf.awarded.value),
                max=plain(leaf.max.value),
                rate=rates[0].text,
                value=plain(exact),
                rounded=f"{rounded(exact, places)}",
            )
