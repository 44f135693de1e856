"""Which defect a reviewer's account speaks of, and whether that is beyond doubt.

What is told as a defect bears that defect's effect and advice, so a wrong guess says what nobody found. Where
the words leave room for doubt the theme's general defect is taken, and the doubt is handed on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.findings.model import Point
from drafter.knowledge.model import Defect, Theme
from drafter.knowledge.wording import Wording

_TITLE_WEIGHT = 3
"""A title sums up; the account may mention other matters in passing."""

_MOST_TEXT = 12
"""So many characters of cues in the account count, so that length alone decides nothing."""

_INDICATOR_WEIGHT = 4
"""An indicator's name speaks for a theme about as loudly as one long cue."""

_NORM_WEIGHT = 4
"""So does a norm that the reviewer recorded and that the defect usually runs against."""

_TELLING_TITLE = 2
"""So many characters of cues in a title settle what is told, if the indicator is of the same theme …"""

_TELLING_TEXT = 4
"""… and so many in the account, if the title holds no cue of any defect."""

_LEAVING_TITLE = 4
"""It takes so many in the title to read a point as a defect of another theme than its indicator's …"""

_LEAVING_SHARE = 3
"""… and these must be at least one in so many of the title: one stray word must not carry in another story."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a point is told as.

    Attributes:
        theme: of the defect.
        defect: the one that fits, or the theme's general one.
        doubtful: no defect was found, or not beyond doubt.
    """

    theme: Theme
    defect: Defect
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a defect fits an account: characters of its cues in title and text, and the sum that ranks it."""

    theme: Theme
    defect: Defect
    title: int
    text: int
    support: int

    @property
    def weight(self) -> int:
        return self.title * _TITLE_WEIGHT + min(self.text, _MOST_TEXT) + self.support


def classify(point: Point, indicator: str, wording: Wording) -> Sorted:
    """The defect that a reviewer's account speaks of.

    A defect that the case names stands. Else every defect's cues found in the title and the account are counted
    by their length, and the indicator's name and recorded norms weigh in. Where no cue decides, an indicator that
    measures one defect alone does. Else, and where two defects fit alike, the general defect of the indicator's
    theme answers; without such a theme the last one's.
    """
    if point.defect in wording.by_defect:
        return Sorted(*wording.by_defect[point.defect])
    home = _home(indicator, wording)
    fits = sorted(_fits(point, indicator, home, wording), key=lambda fit: -fit.weight)
    told = any(fit.title for fit in fits)
    sure = [fit for fit in fits if _is_telling(fit, point, home, told)]
    if sure and not _is_rivalled(sure):
        return Sorted(sure[0].theme, sure[0].defect)
    measured = None if sure else _measured(indicator, wording)
    if measured is not None:
        return measured
    theme = _common(sure) or home or wording.themes[-1]
    return Sorted(theme, theme.general, doubtful=True)


def _home(indicator: str, wording: Wording) -> Theme | None:
    """The theme to which an indicator belongs: the one that names it by the longest word, if any does."""
    named = [(len(word), theme) for theme in wording.themes for word in theme.indicators if word in indicator]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _fits(point: Point, indicator: str, home: Theme | None, wording: Wording) -> Iterable[_Fit]:
    """Every defect with a cue in the account."""
    title, text = (wording.covered(wording.cues.plain(account)) for account in (point.title, point.text))
    for theme, defect in wording.defects():
        in_title, in_text = title.get(defect.id, 0), text.get(defect.id, 0)
        if in_title or in_text:
            yield _Fit(theme, defect, in_title, in_text, _support(point, indicator, theme is home, defect))


def _support(point: Point, indicator: str, at_home: bool, defect: Defect) -> int:
    named = any(word in indicator for word in defect.indicators)
    recorded = not set(point.norms).isdisjoint(defect.norms)
    return _INDICATOR_WEIGHT * (at_home + named) + _NORM_WEIGHT * recorded


def _is_telling(fit: _Fit, point: Point, home: Theme | None, told: bool) -> bool:
    """Whether the cues are enough to tell the point as that defect."""
    named = fit.support >= _INDICATOR_WEIGHT
    if home is None or named:
        return fit.title >= min(_TELLING_TITLE, len(point.title)) or (not told and fit.text >= _TELLING_TEXT)
    return fit.title >= _LEAVING_TITLE and fit.title * _LEAVING_SHARE >= len(point.title)


def _is_rivalled(fits: list[_Fit]) -> bool:
    return len(fits) > 1 and fits[0].weight == fits[1].weight


def _measured(indicator: str, wording: Wording) -> Sorted | None:
    """The defect that an indicator measures, by the longest name: points are lost there through nothing else."""
    found = [
        (len(name), Sorted(theme, defect))
        for theme, defect in wording.defects()
        for name in defect.measured_by
        if name in indicator
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _common(fits: list[_Fit]) -> Theme | None:
    """The theme of the best fits, if they are of one."""
    best = {fit.theme.id: fit.theme for fit in fits if fit.weight == fits[0].weight}
    return next(iter(best.values())) if len(best) == 1 else None
