"""A checker of a made-up case with one finding, for what its facts alone decide."""

from collections.abc import Mapping

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of

Facts = Mapping[str, Mapping[str, str]]


def checker_of(facts: Facts, title: str, text: str) -> Checker:
    """A checker of a case in which one point was found."""
    finding = {
        "id": "F01",
        "indicator": "1",
        "facts": facts,
        "points": [{"id": "a", "title": title, "text": text}],
    }
    case = {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构苗圃", "short": "县苗圃"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [finding],
        "notice": {"title": "云岭县虚构苗圃2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
    return Checker(Case.model_validate(case), {}, [])


def blocked_figures(checker: Checker, text: str, heading: str = "三、存在问题") -> list[str]:
    """The figures of a sentence that are blocked below the heading of a section."""
    found = checker.check(manuscript_of(f"{heading}\n{text}\n")).violations
    return [one.text for one in found if one.check == "quantities" and one.severity is Severity.BLOCK]
