"""The wholes of shares by their names, wherever in a report they are told."""

import re

from drafter.audit.reading import Reading
from drafter.audit.statements import Figure

_LONG_NAME = 6


class NamedWholes:
    """The figures of the whole report by the end of their names, for shares of what was named pages ago."""

    def __init__(self, reading: Reading) -> None:
        self._found: dict[str, list[tuple[str, Figure]]] = {}
        for sentence in reading.sentences:
            for figure in sentence.figures:
                name = _bare(sentence.before(figure))
                if len(name) >= _LONG_NAME and figure.quantity.hedge is None:
                    self._found.setdefault(name[-_LONG_NAME:], []).append((name, figure))

    def called(self, name: str, dimension: str) -> list[Figure]:
        """Figures whose name ends with another."""
        bare = _bare(name)
        found = self._found.get(bare[-_LONG_NAME:], []) if len(bare) >= _LONG_NAME else []
        return [f for label, f in found if label.endswith(bare) and f.quantity.dimension == dimension]


def _bare(name: str) -> str:
    return re.sub(r"(?:金额|总额|数额|数|额)?(?:共计|合计|总计|共|为|是|达到?|计)*$", "", name)
