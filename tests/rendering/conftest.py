from collections.abc import Callable

import pytest

from drafter.drafting.model import Draft
from drafter.drafting.slots import Slots
from drafter.findings.model import Case
from drafter.rendering.blocks import Notice
from drafter.rendering.dossier import Dossier
from drafter.rendering.markdown import to_markdown
from drafter.rendering.notice import compose
from drafter.verification.model import QuantitySupport, Report, Severity, Violation

from . import samples

MakeDossier = Callable[..., Dossier]


@pytest.fixture
def notice() -> Notice:
    return samples.notice()


@pytest.fixture
def make_dossier() -> MakeDossier:
    def make(case: Case = samples.CASE, draft: Draft = samples.DRAFT) -> Dossier:
        slots = Slots(case, samples.NORMS, samples.DUTIES)
        notice = compose(case, samples.CARD, draft, slots, samples.frame())
        text, manuscript = to_markdown(notice)
        start = text.index("420.00万元")
        report = Report(
            violations=(
                Violation(
                    check="quantities",
                    severity=Severity.REVIEW,
                    start=start,
                    end=start + 8,
                    text="420.00万元",
                    message="与批复文件核对",
                ),
            ),
            quantities=(
                QuantitySupport(
                    start=start,
                    end=start + 8,
                    text="420.00万元",
                    value="4200000.00",
                    dimension="元",
                    support="F01.adjusted",
                ),
            ),
        )
        record = {"writer": "offline", "commit": "0000000"}
        return Dossier(case, samples.CARD, draft, slots, notice, manuscript, report, record)

    return make


@pytest.fixture
def dossier(make_dossier: MakeDossier) -> Dossier:
    return make_dossier()
