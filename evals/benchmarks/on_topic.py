"""How many of the precedents that clauses get are on their topic, with the theme asked for and without.

Run: python -m evals.benchmarks.on_topic

The clauses are those of the examples' drafts, the precedents clauses of the base's notices, and what each of those
is about was told by a reader (`evals/retrieval/themes.toml`). "None": how often a clause got nothing of a kind,
which is better than what is off the point.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.reading import load_config
from drafter.config.settings import Config, WriterKind
from drafter.console.screen import watching
from drafter.drafting.plan import plan
from drafter.knowledge.notices import load_notices
from drafter.knowledge.passages import notice_passages
from drafter.knowledge.ports import EVERYWHERE, PassageIndex
from drafter.pipeline import needs_of
from drafter.retrieval.evidence import Need, gather
from evals.retrieval.collection import FOLDER

_CASES = Path("examples")
_K = 3


def told_themes(base: Path) -> dict[str, frozenset[str]]:
    """What every clause of the base's notices is about, by passage id."""
    entries = tomllib.loads((FOLDER / "themes.toml").read_text(encoding="utf-8"))["notice"]
    items = {entry["source"]: entry["items"] for entry in entries}
    found: dict[str, frozenset[str]] = {}
    for notice in load_notices(base / "notices"):
        passages = list(notice_passages(notice))
        for kind in {one.kind for one in passages}:
            own = [one for one in passages if one.kind is kind]
            sections = list(dict.fromkeys(one.section for one in own))
            told = dict(zip(sections, items[notice.header.id], strict=True))
            found.update((one.id, frozenset(told[one.section])) for one in own)
    return found


def needs(config: Config) -> Iterator[tuple[str, Need]]:
    """The theme of every clause of the examples, and what it needs."""
    services = build_services(config, writer=WriterKind.OFFLINE)
    for file in sorted(_CASES.glob("*/case.yaml")):
        case = load_case_file(file, config).case
        card = services.score(case)
        outline = plan(case, card, services.wording)
        themes = {clause.id: services.wording.by_defect[clause.defect][0].id for clause in outline.clauses()}
        for need in needs_of(outline, case, card, services):
            yield themes[need.id], replace(need, id=f"{case.id} {need.id}")


def _shown(
    name: str, wanted: Sequence[tuple[str, Need]], index: PassageIndex, told: Mapping[str, frozenset[str]]
) -> None:
    on = off = none = 0
    for theme, need in wanted:
        for kind in need.kinds:
            (found,) = gather([replace(need, kinds=(kind,))], index, k=_K).values()
            right = sum(theme in told[one.passage.id] for one in found if one.passage.id in told)
            on, off, none = on + right, off + len(found) - right, none + (not found)
    print(
        f"{name:16s} on topic {on} of {on + off} ({on / max(on + off, 1):.3f}), none {none} of {2 * len(wanted)}"
    )


def main() -> None:
    """Print both."""
    config = load_config(None)
    wanted = list(needs(config))
    told = told_themes(config.knowledge.base_folder)
    services = build_services(config, writer=WriterKind.OFFLINE)
    with watching(quiet=True) as observer:
        index = services.index(observer)
    _shown("with the theme", wanted, index, told)
    _shown("without", [(theme, replace(need, scope=EVERYWHERE)) for theme, need in wanted], index, told)


if __name__ == "__main__":
    main()
