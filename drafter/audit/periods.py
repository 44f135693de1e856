"""The years that a row of amounts runs through: 2022-2024年末及2025年9月末，X分别为A、B、C和D."""

import re
from collections.abc import Mapping, Sequence

from drafter.audit.statements import Figure, Sentence

_YEARS = re.compile(r"(?P<first>20\d{2})年?(?:[-－—–~～至到]+(?P<last>20\d{2}))?年")
_OTHER = re.compile(r"近[一二三两]年|各[年期]末|报告期")


def of_years(sentence: Sentence, row: Sequence[Figure]) -> Mapping[int, Figure]:
    """The amounts of a row by their years; empty where its sentence does not name one year for each before it."""
    lead = sentence.block.text[sentence.at : row[0].at]
    years: list[int] = []
    for match in _YEARS.finditer(lead):
        years += range(int(match["first"]), int(match["last"] or match["first"]) + 1)
    told = len(years) == len(set(years)) == len(row) and not _OTHER.search(lead)
    return dict(zip(years, row, strict=True)) if told else {}
