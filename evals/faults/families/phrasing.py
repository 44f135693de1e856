"""The same said in other words: synonyms, short titles, short names, who acts."""

import re
from collections.abc import Callable, Sequence
from random import Random

from drafter.drafting.model import SentenceRole
from drafter.verification.model import Section
from evals.faults.choosing import first
from evals.faults.families.words import lexicon
from evals.faults.model import Edit, Family, mutant
from evals.faults.page import Page

_COUNTRY = "中华人民共和国"


def _synonym(
    pairs: Callable[[], Sequence[tuple[str, str]]], section: Section
) -> Callable[[Page, Random], str | None]:
    """A word becomes another of the same meaning at one place of a section, and in no fact that is filled in."""

    def make(page: Page, rng: Random) -> str | None:
        filled = [(one.start, one.end) for one in page.told]
        roles = {SentenceRole.FACT, SentenceRole.EFFECT, SentenceRole.ACTION}
        pieces = [one for one in page.pieces if one.section is section and one.role in roles]

        def put(pair: tuple[str, str]) -> str | None:
            old, new = pair
            places = [
                piece.start + one.start()
                for piece in pieces
                for one in re.finditer(re.escape(old), page.text[piece.start : piece.end])
            ]
            free = [at for at in places if not any(one - len(old) < at < other for one, other in filled)]
            return first(rng, free, lambda at: _replaced(page, at, old, new))

        return first(rng, pairs(), put)

    return make


def _replaced(page: Page, at: int, old: str, new: str) -> str | None:
    changed = mutant(page, Edit(at, at + len(old), new))
    return changed.text if changed else None


def _short_titles(page: Page, _rng: Random) -> str | None:
    start, end = page.body
    body = page.text[start:end].replace(f"《{_COUNTRY}", "《")
    return page.text[:start] + body + page.text[end:] if body != page.text[start:end] else None


def _department_named(full: str, page: Page, rng: Random) -> str | None:
    """The department is named at the beginning of a sentence that tells what was found."""
    own = [
        one
        for one in page.account()
        if not any(told.start - one.start < 1 and told.clause == one.clause for told in page.told)
        and not any(told.fact.subject for told in page.told if told.clause == one.clause)
    ]
    return first(rng, own, lambda one: _replaced(page, one.start, "", full))


def _abbreviated(page: Page, rng: Random) -> str | None:
    """By its short name, as the case gives it."""
    department = page.case.department
    return _department_named(department.short, page, rng) if department.short else None


def _alias(page: Page, rng: Random) -> str | None:
    """By another form of its name, as the case gives it."""
    names = page.case.department.aliases
    return _department_named(rng.choice(names), page, rng) if names else None


def _you(page: Page, rng: Random) -> str | None:
    """As a notice speaks to it."""
    return _department_named("你单位", page, rng)


def _of_action(options: Sequence[str], *, behind: bool) -> Callable[[Page, Random], str | None]:
    """Words at the beginning of a recommendation, or before its stop, that ask for nothing else."""

    def make(page: Page, rng: Random) -> str | None:
        new = rng.choice(options)
        actions = [
            one for one in page.pieces if one.role is SentenceRole.ACTION and page.text[one.end - 1] == "。"
        ]
        places = [one.end - 1 if behind else one.start for one in actions]
        return first(rng, places, lambda at: _replaced(page, at, "", new))

    return make


def _acting(page: Page, rng: Random) -> str | None:
    """由办公室办理 becomes 办公室负责办理: who acts is the subject."""
    found = [
        (piece.start + one.start(), one.group(), one.group(1))
        for piece in page.pieces
        if piece.section is Section.RECOMMENDATIONS
        for one in re.finditer(
            "(?<=，)由([^，。；]{2,8}?(?:部门|股|办公室|科室|领导班子))", page.text[piece.start : piece.end]
        )
    ]
    return first(rng, found, lambda one: _replaced(page, one[0], one[1], f"{one[2]}负责"))


def _short_article(page: Page, _rng: Random) -> str | None:
    """第四十七条 in digits."""
    start, end = page.body
    numerals = {"四十六": "46", "四十七": "47", "四十一": "41", "五十": "50", "五十七": "57", "三十四": "34"}
    body = re.sub(
        "第(四十六|四十七|四十一|五十七|五十|三十四)条",
        lambda one: f"第{numerals[one.group(1)]}条",
        page.text[start:end],
    )
    return page.text[:start] + body + page.text[end:] if body != page.text[start:end] else None


def _norm_cited(page: Page, rng: Random) -> str | None:
    """上述做法不符合 … in other words."""
    ways = (("上述做法不符合", "这不符合"), ("上述情形与", "上述情况与"))
    found = [(old, new) for old, new in ways if old in page.text]

    def put(pair: tuple[str, str]) -> str | None:
        return _replaced(page, page.text.index(pair[0]), *pair)

    return first(rng, found, put)


FAMILIES = (
    Family("synonym_in_problems", _synonym(lambda: lexicon().synonyms, Section.PROBLEMS)),
    Family("synonym_in_advice", _synonym(lambda: lexicon().synonyms, Section.RECOMMENDATIONS)),
    Family("short_titles_of_laws", _short_titles),
    Family("department_abbreviated", _abbreviated),
    Family("department_addressed", _you),
    Family("who_acts_as_subject", _acting),
    Family("norm_cited_otherwise", _norm_cited),
    Family(
        "unseen_synonym_in_problems", _synonym(lambda: lexicon().held_synonyms, Section.PROBLEMS), held_back=True
    ),
    Family(
        "unseen_synonym_in_advice",
        _synonym(lambda: lexicon().held_synonyms, Section.RECOMMENDATIONS),
        held_back=True,
    ),
    Family("department_by_alias", _alias, held_back=True),
    Family("advice_begun", _of_action(("建议", "要", "应当", "请", "下一步，"), behind=False), held_back=True),
    Family(
        "advice_closed",
        _of_action(("，确保整改到位", "，切实防范风险", "，形成长效机制"), behind=True),
        held_back=True,
    ),
    Family("articles_in_digits", _short_article, held_back=True),
)
