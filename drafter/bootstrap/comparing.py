"""A notice beside earlier ones, by the settings; what drafts a case is loaded only where a case is compared."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.bootstrap.embedding import embedder_of
from drafter.bootstrap.sources import documents_of, past_texts, wording_of
from drafter.config.settings import Config, WriterKind
from drafter.knowledge.wording import Wording
from drafter.years import (
    Earlier,
    compare_sides,
    drafted_side,
    earlier,
    house_of,
    side_from,
    sides_from,
)

if TYPE_CHECKING:
    from drafter.comparison.model import Comparison
    from drafter.comparison.sides import Side
    from drafter.services import Observer

_CASES = frozenset({".yaml", ".yml"})


def compare_files(
    new: Path, olds: Sequence[Path], config: Config, observer: "Observer", *, history: bool
) -> "Comparison":
    """Lay a notice, a bundle or the draft of a case beside earlier notices.

    Args:
        new: the notice of this year; a case is drafted offline.
        olds: earlier notices.
        config: the settings.
        observer: sees the work go on.
        history: whether the department's earlier notices are looked for in the base, too.

    Raises:
        InputError: a file cannot be used, or there is nothing to compare with.
    """
    wording = wording_of(config)
    folder = config.knowledge.base_folder / "notices"
    side = _new_side(new, wording, config, observer)
    given = {path.resolve() for path in olds}
    found = earlier(side, folder, documents_of(config)) if history else Earlier(())
    sides = sides_from([*olds, *(path for path in found.paths if path.resolve() not in given)], wording)
    house, embedder = house_of(wording, past_texts(config)), embedder_of(config)
    return compare_sides(side, sides, house, found.remarks(), embedder.passages if embedder else None)


def _new_side(path: Path, wording: Wording, config: Config, observer: "Observer") -> "Side":
    if path.suffix.lower() not in _CASES:
        return side_from(path, "new", wording)
    from drafter.bootstrap.cases import load_case_file
    from drafter.bootstrap.services import build_services
    from drafter.pipeline import draft_notice

    loaded = load_case_file(path, config)
    drafted = draft_notice(loaded.case, build_services(config, writer=WriterKind.OFFLINE), observer)
    return drafted_side(drafted.markdown, loaded.case, drafted.dossier.card, wording, path)
