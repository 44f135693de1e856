"""Every date of a text is a date of the case, with the role and of the thing its words say."""

from collections.abc import Iterator
from typing import Any

from drafter.findings.display import chinese_date
from drafter.findings.model import CASE_SCOPE, FactKind
from drafter.knowledge.model import Norm
from drafter.text.marks import Mark, MarkKind
from drafter.verification.citations import cited_norms
from drafter.verification.examination import Examination, Scope
from drafter.verification.facts import FIGURES, Known
from drafter.verification.lexicon import lexicon
from drafter.verification.model import QuantitySupport, Severity, Violation
from drafter.verification.quantities import NAME
from drafter.verification.report import violation
from drafter.verification.surroundings import Label, Surroundings

_YEAR_ONLY = 4


def bind_dates(examination: Examination) -> Iterator[tuple[QuantitySupport, Violation | None]]:
    """Every date of a text with its support; a violation beside it where it has none."""
    for mark in examination.scan.marks:
        if mark.kind is MarkKind.DATE:
            support, said = _bound(examination, mark, examination.scope_at(mark.start))
            yield (
                QuantitySupport(
                    start=mark.start,
                    end=mark.end,
                    text=mark.text,
                    value=mark.value,
                    dimension="date",
                    support=support,
                ),
                said,
            )


def _bound(examination: Examination, mark: Mark, scope: Scope) -> tuple[str, Violation | None]:
    where = (examination.text, mark.start, mark.end)
    contained = _contained(examination, mark)
    if contained:
        return contained, None
    facts = [known for known in examination.book.within(scope.points) if known.fact.kind is FactKind.DATE]
    candidates = [known for known in facts if matches(mark.value, known.fact.value)]
    if not candidates:
        loose = _loose(examination, mark, scope)
        if loose:
            return loose, None
        told = _told(examination, mark, scope)
        if told:
            return told, violation(NAME, "date_told", where, severity=Severity.REVIEW)
        elsewhere = [k for k in examination.book.of_case if _is_date(k) and matches(mark.value, k.fact.value)]
        if elsewhere:
            return "", violation(NAME, "date_elsewhere", where, actual=elsewhere[0].fact.label)
        return "", violation(NAME, "date_unbound", where)
    return _chosen(examination, mark, candidates, facts)


def matches(written: str, known: str) -> bool:
    """Whether an ISO date may be written like this: as it is, less precise, or without its year."""
    if written.startswith("--"):
        return known[_YEAR_ONLY + 1 :].startswith(written[2:])
    return known == written or known.startswith(written + "-")


def _chosen(
    examination: Examination, mark: Mark, candidates: list[Known], facts: list[Known]
) -> tuple[str, Violation | None]:
    where = (examination.text, mark.start, mark.end)
    around = Surroundings(examination, mark.start, mark.end, lexicon().date_roles)
    if around.tabular:
        return candidates[0].ref, None
    label = _date_label(around)
    if label and len(mark.value) > _YEAR_ONLY:
        named = [known for known in candidates if not _contradicts(known, label)]
        if not named:
            values: dict[str, Any] = {"label": label.word, "actual": candidates[0].fact.role.value}
            return "", violation(NAME, "date_role", where, expected=_meant(facts, label, candidates), **values)
        candidates = named
    things = around.things()
    own = [known for known in candidates if not things or any(_of_thing(known, thing, facts) for thing in things)]
    if not own:
        actual, subject = candidates[0].fact.label, things[0].fact.value
        return "", violation(NAME, "date_other", where, actual=actual, subject=subject)
    return own[0].ref, None


def _date_label(around: Surroundings) -> Label | None:
    """The date's label: behind it (于…签订) before in front of it (签订日期为…)."""
    for label in (around.label_behind(), around.label()):
        if label and label.roles & lexicon().date_roles:
            return label
    return None


def _contradicts(known: Known, label: Label) -> bool:
    return known.fact.role in lexicon().date_roles and known.fact.role not in label.roles


def _of_thing(known: Known, thing: Known, facts: list[Known]) -> bool:
    """Whether a date is of the contract named before it; dates that are of no contract may stand anywhere."""
    if known.scope != thing.scope:
        return known.scope in (CASE_SCOPE, FIGURES)
    grouped = {other.group for other in facts if other.scope == thing.scope}
    return known.group == thing.group or thing.group not in grouped or thing.fact.value in known.fact.label


def _meant(facts: list[Known], label: Label, candidates: list[Known]) -> str:
    groups = {(known.scope, known.group) for known in candidates}
    meant = [k for k in facts if k.fact.role in label.roles and (k.scope, k.group) in groups]
    return chinese_date(meant[0].fact.value) if len(meant) == 1 else ""


def _contained(examination: Examination, mark: Mark) -> str:
    for start, end, known in examination.mentions:
        if start <= mark.start and mark.end <= end:
            return known.ref
    return ""


def _loose(examination: Examination, mark: Mark, scope: Scope) -> str:
    """A year of the review, of a fact's period, or of a cited norm."""
    return (
        _year(examination, mark, scope) or _period(examination, mark, scope) or _of_norm(examination, mark, scope)
    )


def _year(examination: Examination, mark: Mark, scope: Scope) -> str:
    book = examination.book
    if len(mark.value) != _YEAR_ONLY or not mark.value.isdigit():
        return ""
    year = int(mark.value)
    if abs(year - book.case.fiscal_year) <= 1:
        return "case.fiscal_year"
    return next((known.ref for known in book.within(scope.points) if year in known.years), "")


def _period(examination: Examination, mark: Mark, scope: Scope) -> str:
    facts = examination.book.within(scope.points)
    return next((k.ref for k in facts if k.fact.period and matches(mark.value, k.fact.period)), "")


def _told(examination: Examination, mark: Mark, scope: Scope) -> str:
    """A date that the reviewer's account states in words."""
    book = examination.book
    points = scope.points if scope.points is not None else tuple(book.dates_told)
    return next((point for point in points if mark.value in book.dates_told.get(point, ())), "")


def _of_norm(examination: Examination, mark: Mark, scope: Scope) -> str:
    norms = examination.book.norms
    cited = (name for name in sorted(cited_norms(examination, scope)) if name in norms)
    return next((f"norm.{name}" for name in cited if _dates(norms[name], mark)), "")


def _dates(norm: Norm, mark: Mark) -> bool:
    return matches(mark.value, norm.in_force.isoformat()) or mark.text in norm.content


def _is_date(known: Known) -> bool:
    return known.fact.kind is FactKind.DATE
