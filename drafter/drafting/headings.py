"""Headings of items: they sum up what the clauses say, and no two of a notice read alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from drafter.drafting.model import PlannedClause, PlannedItem
from drafter.knowledge.model import Defect, Remedy, Theme
from drafter.knowledge.wording import Wording

_STOP = "。"
_COMMA = "，"
_PAUSE = "、"

_LONGEST = 44
"""Characters that a heading may have and still be read at a glance."""

_ECHO = 5
"""Characters in a row that may not stand in both halves of a heading: the second half would be padding."""

_TAILS = ("有待", "不够", "不足")
"""Neither may one of these words."""

_MOST_TITLES = 3
"""So many titles are named where one answer or heading stands for several problems."""

_LONGEST_TITLES = 42
"""Characters that these titles may have together; the first is always named."""

_SHARED_END = 4
"""So many characters at the end of titles are said once for all of them."""

_WORD_ENDS = "费款金率表单账"
"""With these a word ends (差旅费): they stay with what they end."""


@dataclass
class Headings:
    """Makes the headings of one notice, and remembers them."""

    wording: Wording
    used: set[str] = field(default_factory=set)

    def problem(self, item: PlannedItem, titles: Sequence[str]) -> str:
        """The heading of a problem item: all its kinds of defect by name, or what they are parts of.

        Args:
            item: as planned.
            titles: of its clauses, in order.
        """
        themes = [self.wording.by_theme[theme] for theme in item.themes]
        heading = self._two_themes(item, themes) if len(themes) > 1 else self._one_theme(item, themes[0], titles)
        if heading in self.used:
            heading = self._by_titles(self._unended(heading, themes), titles)
        return self._kept(heading)

    def remedy(self, item: PlannedItem, remedies: Sequence[Remedy], titles: Sequence[str]) -> str:
        """The heading of a recommendation item: its themes' own, or its remedies' leads where that is taken.

        Args:
            item: as planned.
            remedies: of its clauses, in order.
            titles: of the problems that it answers.
        """
        themes = [self.wording.by_theme[theme].remedy_heading for theme in item.themes]
        halves = list(themes[0]) if len(themes) == 1 else [what for what, _ in themes]
        leads = list(dict.fromkeys(remedy.lead.rstrip(_STOP) for remedy in remedies))
        pairs = [leads[at : at + 2] for at in range(len(leads) - 1)]
        closed = [[lead, halves[-1]] for lead in leads]
        candidates = [_COMMA.join(words) for words in (halves, *pairs, *closed, halves[::-1])]
        phrases = self.wording.phrases
        opening = named(titles, phrases.addressing, phrases.addressing_some, phrases.titles_joint)
        return self._kept(next((one for one in candidates if one not in self.used), opening + leads[0]))

    def _unended(self, heading: str, themes: Sequence[Theme]) -> str:
        """A heading without what it concludes with; the general name where it names no kinds."""
        names = heading.removesuffix(_COMMA + themes[0].heading_outcome)
        return themes[0].general.heading if names == _comprehensive(themes[0]) else names

    def _kept(self, heading: str) -> str:
        self.used.add(heading)
        return heading

    def _one_theme(self, item: PlannedItem, theme: Theme, titles: Sequence[str]) -> str:
        names, general = self._kinds(item, theme)
        if not names:
            return theme.general.heading if len(titles) == 1 else self._by_titles(theme.general.heading, titles)
        end = theme.general.heading if general else theme.heading_outcome
        joined = _PAUSE.join(names)
        closed = joined if not general and is_padding(joined, end) else joined + _COMMA + end
        whole = (closed,) if general else (closed, joined)
        return next(fitting(whole), _comprehensive(theme))

    def _two_themes(self, item: PlannedItem, themes: Sequence[Theme]) -> str:
        """All kinds of both by name, or those with too many by a general name: one theme's, or both."""
        general = [theme.general.heading for theme in themes]
        named = [self._named(item, theme) for theme in themes]
        mixed = sorted(([named[0], general[1]], [general[0], named[1]]), key=lambda pair: -len("".join(pair)))
        return next(fitting(map(_COMMA.join, (named, *mixed))), _COMMA.join(general))

    def _named(self, item: PlannedItem, theme: Theme) -> str:
        names, general = self._kinds(item, theme)
        return _PAUSE.join([*names, *([theme.general.heading] if general else [])])

    def _kinds(self, item: PlannedItem, theme: Theme) -> tuple[list[str], bool]:
        """Headings of the theme's defects in an item, heaviest first; whether its general one is among them."""
        weights: dict[str, list[PlannedClause]] = {}
        for clause in item.clauses:
            owner, defect = self.wording.by_defect[clause.defect]
            if owner.id == theme.id:
                weights.setdefault(_name(defect, theme), []).append(clause)
        ranked = sorted(filter(None, weights), key=lambda name: -sum(clause.weight for clause in weights[name]))
        return ranked, "" in weights

    def _by_titles(self, heading: str, titles: Sequence[str]) -> str:
        """What the titles say beyond the heading: their objects where they all end alike, else all of it."""
        phrases = self.wording.phrases
        heads, tail = parted(titles)
        every, some = phrases.heading_all, phrases.heading_some
        if tail:
            titles, every, some = heads, phrases.heading_objects, phrases.heading_objects
        return heading + _COMMA + named(titles, every, some, phrases.titles_joint)


def named(titles: Sequence[str], every: str, some: str, joint: str) -> str:
    """Titles in a phrase: all of them, or the first few where they are many; what all end with is said once.

    Args:
        titles: of the clauses, in order.
        every: the phrase that names all, with `{titles}`.
        some: the phrase that names some.
        joint: stands between titles.
    """
    told = list(dict.fromkeys(title.rstrip(_STOP) for title in titles))
    few = _few(told, joint)
    heads, tail = parted(few)
    # not str.format: a title may hold slots
    return (every if len(few) == len(told) else some).replace("{titles}", joint.join(heads) + tail)


def _few(titles: Sequence[str], joint: str) -> list[str]:
    few = list(titles[:_MOST_TITLES])
    while len(few) > 1 and len(joint.join(parted(few)[0])) > _LONGEST_TITLES:
        few.pop()
    return few


def parted(titles: Sequence[str]) -> tuple[list[str], str]:
    """Titles without what all of them end with, and that; an end that is short or cuts a slot is left."""
    backwards = zip(*(reversed(title) for title in titles), strict=False)
    tail = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, backwards))[::-1]
    tail = tail if tail.count("{") == tail.count("}") else tail.rpartition("}")[2]
    tail = tail.lstrip(_WORD_ENDS)
    heads = [title.removesuffix(tail) for title in titles]
    return (heads, tail) if len(titles) > 1 and len(tail) >= _SHARED_END and all(heads) else (list(titles), "")


def is_padding(heading: str, outcome: str) -> bool:
    """Whether the outcome only says again what the heading said."""
    echoes = any(outcome[at : at + _ECHO] in heading for at in range(len(outcome) - _ECHO + 1))
    return echoes or any(tail in heading and tail in outcome for tail in _TAILS)


def fitting(headings: Iterable[str]) -> Iterator[str]:
    """Those that can be read at a glance."""
    return (heading for heading in headings if len(heading) <= _LONGEST)


def _name(defect: Defect, theme: Theme) -> str:
    return "" if defect.id == theme.general.id else defect.heading


def _comprehensive(theme: Theme) -> str:
    return theme.heading_comprehensive or theme.general.heading
