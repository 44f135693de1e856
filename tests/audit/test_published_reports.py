"""Published reports: what is wrong in them is found, and nothing else is said."""

from pathlib import Path

import pytest

from drafter.audit.model import Severity
from drafter.ingest.reader import read_document
from tests.audit.findings import findings

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="../shared/corpus is absent")

EXPECTED = {
    "seeds/guangzhou-2023-self-evaluation.txt": {
        "count_list": 4,
        "date_year": 1,
        "deduction_without_problem": 4,
        "denial": 2,
        "full_marks": 1,
        "rate": 1,
        "repetition": 1,
        "residue": 2,
        "rounding": 1,
        "spelling": 2,
        "two_values": 1,
        "unit": 1,
    },
    "seeds/jiangmen-2024-self-evaluation.txt": {
        "achieved_vs_rate": 1,
        "date_year": 2,
        "form": 1,
        "rounding": 1,
        "share": 2,
        "unit": 1,
    },
    "seeds/lechang-2024-self-evaluation.txt": {
        "achieved_vs_rate": 2,
        "deduction_without_problem": 2,
        "form": 1,
        "full_marks": 1,
        "rate": 1,
        "repetition": 2,
        "residue": 1,
        "spelling": 3,
        "two_values": 2,
        "wording": 1,
    },
    "seeds/renhua-2021-third-party-evaluation.txt": {
        "achieved_vs_rate": 2,
        "cross_reference": 3,
        "deduction_without_problem": 3,
        "denial": 1,
        "name": 1,
        "numbering": 1,
        "problem_without_recommendation": 1,
        "score": 2,
        "score_vs_figures": 3,
        "spelling": 1,
        "two_values": 4,
        "wording": 2,
    },
    "seeds/shaoguan-2023-review-notice.txt": {
        "cross_reference": 1,
        "punctuation": 1,
        "spelling": 2,
        "time_limit": 2,
        "two_values": 1,
        "unit": 2,
        "wording": 1,
    },
    "pdf/sh_fin_2024_good.pdf": {
        "comparison": 1,
        "cross_reference": 1,
        "punctuation": 1,
        "share": 1,
        "two_values": 1,
    },
    "pdf/sh_fin_budget_2025.pdf": {
        "form": 1,
        "residue": 2,
        "rounding": 4,
        "spelling": 2,
        "sum": 1,
        "two_values": 1,
    },
    "pdf/sh_wanli_2023_targets.pdf": {
        "form": 3,
        "rate": 5,
        "residue": 4,
        "spelling": 4,
        "sum": 3,
        "target_value": 1,
        "two_values": 1,
    },
}


ALARMS = {
    "seeds/guangzhou-2023-self-evaluation.txt": 15,
    "seeds/jiangmen-2024-self-evaluation.txt": 5,
    "seeds/lechang-2024-self-evaluation.txt": 11,
    "seeds/renhua-2021-third-party-evaluation.txt": 22,
    "seeds/shaoguan-2023-review-notice.txt": 9,
    "pdf/sh_fin_2024_good.pdf": 2,
    "pdf/sh_fin_budget_2025.pdf": 9,
    "pdf/sh_wanli_2023_targets.pdf": 17,
}
"""How many of them are alarms; the others are hints."""


@pytest.mark.parametrize("name", EXPECTED)
def test_the_contradictions_of_a_published_report_are_counted_by_kind(name):
    found = findings(read_document(CORPUS / name))

    kinds = [issue.kind for issue in found]
    assert sum(issue.severity is not Severity.HINT for issue in found) == ALARMS[name]
    assert {kind: kinds.count(kind) for kind in sorted(kinds)} == EXPECTED[name]
    text = read_document(CORPUS / name).text
    assert all(text[quote.start : quote.end] == quote.text for issue in found for quote in issue.quotes)
