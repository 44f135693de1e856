"""What a case names in the knowledge base must be there, and is told where the case names it."""

from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.errors import InputError
from drafter.findings.loading import load_case
from drafter.knowledge.norms import load_norms
from drafter.knowledge.references import References
from drafter.knowledge.wording import load_wording
from tests.findings.yunling import CASE, view

BASE = References(load_norms(asset("knowledge/norms")), load_wording(asset("knowledge/wording")))
POINT = '      - {id: a, title: 合同备案滞后, text: "{late}合同逾期备案。", deducted: 5}'


def refused(text: str, folder: Path) -> list[str]:
    """What is told of a case that names things in the shipped base."""
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_case(path, lambda name: view(name, folder), BASE)
    except InputError as error:
        return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return []


def point(fields: str) -> str:
    """The good case with a point that says more."""
    assert CASE.count(POINT) == 1
    return CASE.replace(POINT, POINT.replace(", deducted: 5}", f", deducted: 5, {fields}}}"))


def test_what_is_there_is_no_problem(tmp_path: Path) -> None:
    sound = (
        "norms: [procurement-law-47], defect: procurement.filed_late, "
        'advice: "由{who.procurement}在{norm.procurement-law-47.limit}内备案。"'
    )
    assert refused(point(sound), tmp_path) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            "norms: [procurement-law-477]",
            ".norms[0]: 知识库中没有依据 procurement-law-477 → 是否想写 procurement-law-47？",
        ),
        (
            "defect: procurement.filed_lately",
            ".defect: 审定用语中没有问题类型 procurement.filed_lately → 是否想写 procurement.filed_late？",
        ),
        ('advice: "由{who.procurment}办。"', ".advice: 没有职责 procurment → 是否想写 procurement？"),
        ('advice: "按{norm.nowhere}办。"', ".advice: 知识库中没有依据 nowhere → 改正名称，或者先在知识库中登记"),
        (
            'advice: "在{norm.procurement-law-47.limits}内办。"',
            ".advice: 该依据没有数值 procurement-law-47.limits → 是否想写 procurement-law-47.limit？",
        ),
    ],
)
def test_what_is_not_there_is_told_with_its_field_and_the_nearest(fields: str, told: str, tmp_path: Path) -> None:
    assert refused(point(fields), tmp_path) == [f"case.yaml:28 findings[1].points[0]{told}"]


def test_a_faulty_point_hides_none_of_it(tmp_path: Path) -> None:
    assert refused(point("norms: [nowhere], advise: 备案"), tmp_path) == [
        "case.yaml:28 findings[1].points[0].norms[0]: 知识库中没有依据 nowhere → 改正名称，或者先在知识库中登记",
        "case.yaml:28 findings[1].points[0].advise: 没有“advise”这个字段 → 是否想写“advice”",
    ]


def test_who_answers_for_what_is_checked_against_the_duties_that_there_are(tmp_path: Path) -> None:
    units = "short: 县图书馆, units: {finace: 财务股, procurement: 办公室, 采购: 办公室}}"
    assert refused(CASE.replace("short: 县图书馆}", units), tmp_path) == [
        "case.yaml:2 department.units.finace: 没有职责 finace → 是否想写 finance？",
        f"case.yaml:2 department.units.采购: 没有职责 采购 → 可用：{'、'.join(BASE.wording.phrases.duties)}",
    ]


def test_the_texts_of_the_notice_are_checked_too(tmp_path: Path) -> None:
    text = CASE.replace("review_summary: 预算{budget}。", 'review_summary: "{who.boss}依据{norm.nowhere}复核。"')
    assert [line.partition(" → ")[0] for line in refused(text, tmp_path)] == [
        "case.yaml:33 notice.review_summary: 没有职责 boss",
        "case.yaml:33 notice.review_summary: 知识库中没有依据 nowhere",
    ]
