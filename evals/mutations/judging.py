"""The gate as `drafter verify` runs it on a loose text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from drafter.bootstrap.services import build_services
from drafter.config.reading import load_config
from drafter.config.settings import WriterKind
from drafter.findings.model import Case
from drafter.gate import checker_for
from drafter.verification.checker import Checker
from drafter.verification.model import Severity, Violation
from drafter.verification.reading.manuscripts import manuscript_of
from evals.mutations.cases import LAST_YEAR, build
from evals.mutations.names import load_names


@dataclass(frozen=True)
class Verdict:
    """What was said of a sentence.

    Attributes:
        blocks: what may not stand.
        reviews: what a person has to look at.
    """

    blocks: tuple[Violation, ...]
    reviews: tuple[Violation, ...]


@dataclass(frozen=True)
class Judge:
    """Reads sentences against cases.

    Attributes:
        gate: as the project makes it for a case without findings; all made-up cases share their frame and result.
    """

    gate: Checker

    def checker(self, case: Case) -> Checker:
        """The gate for a case; a sentence has no frame, so nothing is expected around it."""
        return replace(self.gate, case=case, parts=())

    def verdict(self, checker: Checker, text: str) -> Verdict:
        """What is said of a text that is no whole notice; that its sections are missing does not count."""
        said = [one for one in checker.check(manuscript_of(text)).violations if one.start < len(text)]
        return Verdict(tuple(_of(said, Severity.BLOCK)), tuple(_of(said, Severity.REVIEW)))


def make_judge() -> Judge:
    """A judge with the knowledge that ships with the project."""
    services = build_services(load_config(), writer=WriterKind.OFFLINE, fallback=False)
    empty = build([], LAST_YEAR, load_names(), Random(0))  # noqa: S311  any case will do
    return Judge(checker_for(empty, services.score(empty), services))


def touches(violations: Iterable[Violation], span: tuple[int, int]) -> bool:
    """Whether one of them overlaps a span."""
    return any(one.start < span[1] and span[0] < max(one.end, one.start + 1) for one in violations)


def _of(said: Iterable[Violation], severity: Severity) -> Iterable[Violation]:
    return (one for one in said if one.severity is severity)
