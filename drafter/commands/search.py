"""`drafter search`: a look into the knowledge base."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

import typer

from drafter import streams
from drafter.commands.options import AsJson, ConfigFile
from drafter.config.reading import load_config
from drafter.config.settings import WriterKind
from drafter.console import screen

_Value = TypeVar("_Value")


def search(  # noqa: PLR0913, PLR0917  # each argument is an option of the command line
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for, in the words of a finding.")],
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many results.")] = 5,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Only problem, recommendation, norm, rubric, wording or other; may be given again."),
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option(help="Only a theme of the wording: its id, or its Chinese name.")
    ] = None,
    year: Annotated[list[int] | None, typer.Option(help="Only a fiscal year; norms in force in it.")] = None,
    region: Annotated[
        list[str] | None, typer.Option(help="Only a place, and what holds in the whole country.")
    ] = None,
    department: Annotated[list[str] | None, typer.Option(help="Only what was told of a department.")] = None,
    level: Annotated[
        list[str] | None, typer.Option(help="Only under a heading, such as a level of a rubric by its name.")
    ] = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Look into the knowledge base: past notices, norms, rubric clauses, approved wording."""
    from drafter.bootstrap.services import build_services
    from drafter.console import search as base
    from drafter.knowledge.model import PassageKind
    from drafter.knowledge.ports import Scope
    from drafter.pipeline import search_base

    services = build_services(load_config(config), writer=WriterKind.OFFLINE, fallback=False)
    themes = {name: one.id for one in services.wording.themes for name in (one.id, one.name)}
    scope = Scope(
        themes=frozenset(_known(theme, themes, "--theme")),
        regions=frozenset(region or ()),
        years=frozenset(year or ()),
        departments=frozenset(department or ()),
        levels=frozenset(level or ()),
    )
    kinds = frozenset(_known(kind, {str(one): one for one in PassageKind}, "--kind")) or frozenset(PassageKind)
    with screen.watching(quiet=as_json) as observer:
        found = search_base(query, k, services, observer, kinds=kinds, scope=scope)
    if as_json:
        streams.print_json(base.search_json(found))
    else:
        base.show_found(found)


def _known(given: list[str] | None, known: Mapping[str, _Value], option: str) -> list[_Value]:
    """What the given names stand for."""
    for name in given or ():
        if name not in known:
            raise typer.BadParameter(f"there is no {name!r}; there are {', '.join(known)}", param_hint=option)
    return [known[name] for name in given or ()]
