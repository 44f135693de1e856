"""A case file to a case: all of its problems at once, each with its line, or the case with every slot in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import InputError, Problem
from drafter.findings.case_checks import inner_problems, rubric_problems, title_warnings
from drafter.findings.literals import literal_warning
from drafter.findings.model import CASE_SCOPE, Case, Finding, NoticeSpec, OverviewSection, Point, TableSpec
from drafter.findings.parts import Parts, accounts, read_parts, text_of
from drafter.findings.problems import FieldProblem
from drafter.findings.reference_checks import reference_problems
from drafter.findings.reference_view import NoReferences, ReferenceView
from drafter.findings.rubric_view import RubricLookup
from drafter.findings.slots import qualified
from drafter.findings.text_checks import markup_warnings
from drafter.findings.yaml_source import Located, Locator, YamlSource, in_order, read_yaml
from drafter.messages import catalogue

_say = catalogue("drafter.findings")


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case and the file it was read from.

    Attributes:
        case: sound in itself and against its rubric; every slot in it names its scope.
        locator: where each field stands in the file.
        warnings: what is not wrong but deserves a look, such as figures outside slots.
    """

    case: Case
    locator: Locator
    warnings: tuple[Problem, ...]


def load_case(path: Path, rubrics: RubricLookup, references: ReferenceView | None = None) -> LoadedCase:
    """Read a case file.

    Args:
        path: a YAML file in UTF-8, UTF-16 with a byte order mark, or GBK / GB18030.
        rubrics: finds the rubric that the case names.
        references: examines what the case names in the knowledge base; by default nothing is examined.

    Raises:
        InputError: the file cannot be used; `problems` holds everything wrong with it, in the file's order.
    """
    source = read_yaml(path)
    parts = read_parts(source.data)
    found = [*parts.problems, *inner_problems(parts), *reference_problems(parts, references or NoReferences())]
    located = [*source.problems, *map(source.locator.located, found), *_against_rubric(source, parts, rubrics)]
    if located:
        problems = in_order(located)
        raise InputError(_say("case_refused", name=path, count=len(problems)), problems)
    return LoadedCase(with_full_slots(Case.model_validate(parts.raw)), source.locator, _warnings(source, parts))


def _against_rubric(source: YamlSource, parts: Parts, rubrics: RubricLookup) -> Iterator[Located]:
    name = text_of(parts.raw.get("rubric"))
    if not name:
        return
    try:
        rubric = rubrics(name)
    except InputError as error:
        found = source.locator.located(FieldProblem(("rubric",), str(error), error.remedy))
        # What is wrong with the rubric stands in its own file, and is told with the places there.
        yield from (found, *((found[0], problem) for problem in error.problems))
    else:
        yield from map(source.locator.located, rubric_problems(parts, rubric))


def _warnings(source: YamlSource, parts: Parts) -> tuple[Problem, ...]:
    found = [warning for account in accounts(parts) if (warning := literal_warning(account))]
    found += title_warnings(parts)
    found += markup_warnings(parts.raw)
    if source.encoding not in ("utf-8", "utf-16", "utf-32"):
        found.append(FieldProblem((), _say("read_as", encoding=source.encoding), _say("read_as_remedy")))
    return in_order([*source.warnings, *map(source.locator.located, found)])


def with_full_slots(case: Case) -> Case:
    """The case with every slot naming its scope: `{allotted}` in finding F09 becomes `{F09.allotted}`."""
    findings = tuple(_finding(finding) for finding in case.findings)
    return case.model_copy(update={"findings": findings, "notice": _notice(case.notice)})


def _finding(finding: Finding) -> Finding:
    measures = {name: qualified(text, finding.id) for name, text in finding.measures.items()}
    points = tuple(_point(point, finding.id) for point in finding.points)
    return finding.model_copy(update={"measures": measures, "points": points})


def _point(point: Point, scope: str) -> Point:
    texts = {key: qualified(getattr(point, key), scope) for key in ("title", "text", "effect", "advice")}
    return point.model_copy(update=texts)


def _notice(notice: NoticeSpec) -> NoticeSpec:
    return notice.model_copy(
        update={
            "title": _in_case(notice.title),
            "basis": _all_in_case(notice.basis),
            "overview": tuple(_section(section) for section in notice.overview),
            "tables": tuple(_table(table) for table in notice.tables),
            "review_summary": _in_case(notice.review_summary),
        }
    )


def _section(section: OverviewSection) -> OverviewSection:
    return section.model_copy(
        update={"heading": _in_case(section.heading), "paragraphs": _all_in_case(section.paragraphs)}
    )


def _table(table: TableSpec) -> TableSpec:
    return table.model_copy(
        update={
            "title": _in_case(table.title),
            "unit": _in_case(table.unit),
            "header": _all_in_case(table.header),
            "rows": tuple(_all_in_case(row) for row in table.rows),
            "note": _in_case(table.note),
        }
    )


def _all_in_case(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_in_case(text) for text in texts)


def _in_case(text: str) -> str:
    return qualified(text, CASE_SCOPE)
