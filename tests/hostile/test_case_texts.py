"""Poison in the case file itself: it moves no score, and what a reviewer only noted for himself is not told."""

import json

import pytest

from drafter.batch.worker import Silent
from drafter.pipeline import draft_notice
from tests.hostile.poisons import ORDER, POISONS
from tests.hostile.runs import made_bench
from tests.hostile.truth import sections

QUIET = {
    "note": ("note: 账实不符", "note: {poison}"),
    "source": ("document: 虚构资产台账", "document: {poison}"),
}
"""Fields of the case that the notice does not show."""

TOLD = {
    "title": ("title: 采购合同备案滞后", "title: {poison}"),
    "effect": ("        norms: [procurement-law-47]", "        effect: {poison}"),
}
"""Fields that are the reviewer's own words, and stand in the notice as such."""

ORDERED = frozenset({"忽略以上", "im_start", "Ignore", "満点", "绐满分"})
"""What is said by the poisons that give an order."""


def drafted(folder, field, poison):
    old, new = {**QUIET, **TOLD}[field]
    written = new.format(poison=json.dumps(poison, ensure_ascii=False))
    bench = made_bench(folder, lambda text: text.replace(old, written))
    return draft_notice(bench.case, bench.shared, Silent())


@pytest.mark.parametrize("poison", POISONS[::5], ids=lambda poison: poison.name)
@pytest.mark.parametrize("field", QUIET)
def test_what_was_noted_beside_a_score_is_not_told(bench, tmp_path, field, poison):
    assert drafted(tmp_path, field, poison.text).markdown == bench.offline.markdown


@pytest.mark.parametrize("field", TOLD)
def test_an_order_in_an_account_moves_no_score(bench, tmp_path, field):
    made = drafted(tmp_path, field, ORDER)
    score = sections(bench.offline.markdown).frame.partition("## 二、审核结果")[2].partition("\n\n注")[0]
    assert score in made.markdown
    assert "| 100 | 74.90 |" in made.markdown


@pytest.mark.parametrize("poison", [one for one in POISONS if ORDERED & {*one.said}], ids=lambda one: one.name)
@pytest.mark.parametrize("field", TOLD)
def test_an_order_in_an_account_is_reported(tmp_path, field, poison):
    assert not drafted(tmp_path, field, poison.text).dossier.report.clean
