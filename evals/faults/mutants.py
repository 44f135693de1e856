"""Mutation testing of the checker: one node of its code, or one row of its tables, is changed in memory at a time.

    python -m evals.faults.mutants --number 40 --seed 1

Each change is tried in a process of its own, forked, on a small matrix; it is noticed where what was held is no
longer held, or where the checker fails. What is never run there cannot be noticed, and is counted, too.
"""

import ast
import functools
import gc
import importlib
import inspect
import os
import pkgutil
import signal
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Annotated, Any

import typer

import drafter.verification
from evals.bench import make_bench
from evals.faults.choosing import generator
from evals.faults.floors import Floors, Sample, Specimen, breaches, counted, draw, load_floors
from evals.faults.page import open_page

SMALL = (
    "late-contracts",
    "one-deduction",
    "percentage-points",
    "two-years",
    "subordinate-figures",
    "survey-and-complaints",
)
_SECONDS = 120
"""A mutant that takes longer runs in circles, and is noticed."""

_NOTICED, _HELD = 1, 0
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Change:
    """One change: of a node of a module, or of a row of a table.

    Attributes:
        where: the module, or the file of the table.
        place: number of the node or row.
        about: for people.
    """

    where: str
    place: int
    about: str
    table: bool = False


class _Changer(ast.NodeTransformer):
    """Changes the node of a number, counted over those that can be changed."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.seen = -1
        self.about = ""

    def _is_it(self, node: ast.AST, about: str) -> bool:
        self.seen += 1
        if self.seen == self.place:
            self.about = f"line {getattr(node, 'lineno', 0)}: {about}"
        return self.seen == self.place

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """Only the bodies of functions are changed: what runs when a module is read has run already."""
        for one in node.body:
            if isinstance(one, ast.FunctionDef | ast.ClassDef):
                self.visit(one)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        for one in node.body:
            if isinstance(one, ast.FunctionDef):
                self.visit(one)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self.visit(one) for one in node.body]
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node, f"{ast.unparse(node)} turned round"):
            node.ops[0] = _COMPARISONS[type(node.ops[0])]()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._is_it(node, f"{ast.unparse(node)} with the other connective"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        negates = isinstance(node.op, ast.Not)
        return node.operand if negates and self._is_it(node, f"{ast.unparse(node)} without not") else node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        number = isinstance(node.value, int)
        if number and self._is_it(node, f"{node.value!r} is another"):
            node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        self.generic_visit(node)
        if node.value is not None and self._is_it(node, f"{ast.unparse(node)} gives nothing"):
            node.value = ast.Constant(None)
        return node


def changes() -> Iterator[Change]:
    """Every change that can be made to the checker."""
    for name in modules():
        changer = _Changer(-1)
        changer.visit(_tree(name))
        yield from (Change(name, place, "") for place in range(changer.seen + 1))
    for path in tables():
        rows = sum(1 for _ in _rows(tomllib.loads(path.read_text(encoding="utf-8"))))
        yield from (Change(str(path), place, "", table=True) for place in range(rows))


def modules() -> list[str]:
    """The modules of the checker."""
    package = drafter.verification
    return sorted(
        one.name for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not one.ispkg
    )


def tables() -> list[Path]:
    """The tables of words of the checker, without its messages."""
    root = Path(str(resources.files(drafter.verification)))
    return sorted(path for path in root.rglob("*.toml") if path.name != "messages.zh.toml")


def _tree(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(importlib.import_module(module)))


def _rows(table: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  a table holds anything
    """Every row of a table: the list or mapping that holds it, and its place there."""
    if isinstance(table, dict):
        for value in table.values():
            if isinstance(value, list):
                yield from ((value, place) for place in range(len(value)))
            elif isinstance(value, dict):
                yield from _rows(value)


def apply(change: Change) -> str:
    """Make a change, for the rest of this process; what it is, in words."""
    return _without_row(change) if change.table else _changed_code(change)


def _changed_code(change: Change) -> str:
    """Give every function of a module the code that it has after the change; who imported it, has it, too."""
    module = importlib.import_module(change.where)
    changer = _Changer(change.place)
    tree = ast.fix_missing_locations(changer.visit(_tree(change.where)))
    codes = dict(_codes(compile(tree, module.__file__ or change.where, "exec")))
    for function in _functions(module):
        new = codes.get(function.__qualname__)
        if new and new.co_freevars == function.__code__.co_freevars:
            function.__code__ = new
    return changer.about


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner.co_qualname, inner
            yield from _codes(inner)


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__module__ == module.__name__:
            yield one


def _without_row(change: Change) -> str:
    path, read = Path(change.where), tomllib.loads
    source = path.read_text(encoding="utf-8")
    told = []

    def loads(text: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401  as tomllib does
        table = read(text, **options)
        if text == source:
            holder, place = list(_rows(table))[change.place]
            told.append(str(holder.pop(place)))
        return table

    tomllib.loads = loads
    loads(source)
    return f"row {change.place} of {path.name}: {told.pop()[:60]} is gone"


def forget() -> None:
    """Empty every cache, lest what was made before a change hide it."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            one.cache_clear()


def noticed(change: Change, floors: Floors, sample: Sample) -> tuple[bool, str]:
    """Try a change in a process of its own."""
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        _try(change, floors, sample, tell)
    os.close(tell)
    with os.fdopen(told, encoding="utf-8") as reader:
        about = reader.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != _HELD, about


def _try(change: Change, floors: Floors, sample: Sample, tell: int) -> None:
    """In the child: make the change, check the sample anew, and leave."""
    signal.alarm(_SECONDS)
    code = _NOTICED
    try:
        os.write(tell, apply(change).encode())
        forget()
        code = _NOTICED if breaches(floors, Sample(tuple(_anew(sample)))) else _HELD
    except BaseException as error:
        os.write(tell, f" ({type(error).__name__})".encode())
    finally:
        os._exit(code)


def _anew(sample: Sample) -> Iterator[Specimen]:
    """The same texts, with checkers that are made and asked after the change."""
    pages = {}
    for one in sample.specimens:
        bench = one.page.bench
        if bench.eval_case.id not in pages:
            pages[bench.eval_case.id] = open_page(make_bench(bench.eval_case, bench.setting))
        page = pages[bench.eval_case.id]
        if page is None:
            raise ValueError("a clean draft is no longer clean")
        yield Specimen(page, one.one, one.made, page.bench.text(one.made.text))


def measured_floors(floors: Floors, sample: Sample) -> Floors:
    """The floors that a sample holds at this moment."""
    counts = counted(sample.outcomes(), sample)
    return floors.model_copy(update={name: dict(counts[name]) for name in ("caught", "right", "kinds", "blocked")})


def main(
    number: Annotated[int, typer.Option(min=1, help="Changes that are tried.")] = 40,
    seed: Annotated[int, typer.Option(help="Of the sample.")] = 1,
    only: Annotated[str, typer.Option(metavar="WORDS", help="Only modules and tables with these words.")] = "",
) -> None:
    """Change the checker, one node or row at a time, and say how many changes are noticed."""
    wanted = load_floors().model_copy(update={"cases": SMALL, "operators": 2, "families": 1})
    sample = draw(wanted)
    floors = measured_floors(wanted, sample)
    every = [one for one in changes() if only in one.where]
    drawn = generator(seed, "mutants").sample(every, min(number, len(every)))
    found = 0
    for change in drawn:
        hit, about = noticed(change, floors, sample)
        found += hit
        print(
            f"{'noticed ' if hit else 'SURVIVED'} {change.where.removeprefix('drafter.verification.')} {about}",
            flush=True,
        )
    print(f"score: {found} of {len(drawn)} changes noticed ({found / max(1, len(drawn)):.0%})")


if __name__ == "__main__":
    typer.run(main)
