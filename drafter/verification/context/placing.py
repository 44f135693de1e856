"""The settings of the figures of a text, sentence by sentence, each sentence laid out once."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from drafter.text.sentences import Span
from drafter.verification.context.layout import Layout
from drafter.verification.context.setting import Setting
from drafter.verification.reading.examination import Examination

_BEFORE = "上年"


@dataclass
class Placing:
    """Finds the setting of a figure.

    Attributes:
        examination: the text.
    """

    examination: Examination
    _layouts: dict[int, tuple[Layout, Mapping[int, int]]] = field(default_factory=dict)
    _settings: dict[int, Setting] = field(default_factory=dict)

    def setting(self, start: int) -> Setting:
        """The setting of the figure or full date that begins at an offset."""
        if start not in self._settings:
            layout, places = self._layout(self.examination.sentence_at(start))
            self._settings[start] = _setting(layout.text, layout.figures, places[start])
        return self._settings[start]

    def setting_of(self, start: int, end: int) -> Setting:
        """The setting of anything else in a sentence, such as the number of a document, as if it were a figure."""
        sentence, view = self.examination.sentence_at(start), self.examination.view
        layout, _ = self._layout(sentence)
        first = view.at(sentence.start)
        own = view.at(start) - first, view.at(end - 1) + 1 - first
        others = [span for span in layout.figures if span[1] <= own[0] or span[0] >= own[1]]
        figures = tuple(sorted([*others, own]))
        return _setting(layout.text, figures, figures.index(own))

    def original(self, start: int, place: tuple[int, int]) -> tuple[int, int]:
        """A span of the sentence of a figure, as a span of the text."""
        offsets = self.examination.view.offsets
        origin = self.examination.view.at(self.examination.sentence_at(start).start)
        return offsets[origin + place[0]], offsets[origin + place[1] - 1] + 1

    def _layout(self, sentence: Span) -> tuple[Layout, Mapping[int, int]]:
        if sentence.start not in self._layouts:
            self._layouts[sentence.start] = self._laid_out(sentence)
        return self._layouts[sentence.start]

    def _laid_out(self, sentence: Span) -> tuple[Layout, Mapping[int, int]]:
        view = self.examination.view
        first, last = view.at(sentence.start), view.at(sentence.end - 1) + 1
        found = self.examination.figures
        low, high = (bisect_left(found, (at, 0)) for at in (sentence.start, sentence.end))
        spans = found[low:high]
        figures = tuple((view.at(start) - first, view.at(end - 1) + 1 - first) for start, end in spans)
        return _layout(view.text[first:last], figures), {start: place for place, (start, _) in enumerate(spans)}


@lru_cache(maxsize=512)
def _layout(text: str, figures: tuple[tuple[int, int], ...]) -> Layout:
    """A sentence laid out; a corrected draft has most of its sentences again."""
    return Layout(text, figures)


@lru_cache(maxsize=2048)
def _setting(text: str, figures: tuple[tuple[int, int], ...], index: int) -> Setting:
    return _layout(text, figures).setting(index)


def before_as(setting: Setting, fiscal: int) -> Setting:
    """A setting in which the year before the one reviewed is called so: 2021年末 is 上年末 in a review of 2022."""
    year = f"{fiscal - 1}年"
    if not any(year in text for text in (setting.before, setting.after, setting.shared, setting.topic)):
        return setting
    said = re.compile(rf"{year}(?![0-9])度?")
    return replace(
        setting,
        before=said.sub(_BEFORE, setting.before),
        after=said.sub(_BEFORE, setting.after),
        shared=said.sub(_BEFORE, setting.shared),
        topic=said.sub(_BEFORE, setting.topic),
    )
