"""Every clause gets the past wordings of each kind it needs, and never its own notice."""

from drafter.findings.model import Case, Department, NoticeSpec
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import PassageKind
from drafter.knowledge.ports import Query, Scope
from drafter.retrieval.evidence import Need, gather, own_notice
from tests.knowledge.samples import passage

PROBLEM, ADVICE, NORM = PassageKind.PROBLEM, PassageKind.RECOMMENDATION, PassageKind.NORM
BASE = [
    passage("合同备案滞后，超过期限。", year=2022),
    passage("合同备案滞后的情况较多。", year=2021),
    passage("按时办理合同备案，逾期说明原因。", kind=ADVICE),
    passage("固定资产未盘点。"),
    passage("合同备案期限：应按期备案。", kind=NORM, source="law-47", department="", year=None),
]


def told(found):
    return {name: [one.passage.text for one in evidence] for name, evidence in found.items()}


def test_kinds_are_searched_one_by_one_in_the_order_of_the_need():
    needs = [
        Need("P1.1", Query("合同备案"), kinds=(ADVICE, PROBLEM)),
        Need("P1.2", Query("固定资产盘点")),
        Need("P1.3", Query("合同备案"), kinds=(NORM,)),
        Need("P1.4", Query("ppp")),
    ]

    assert told(gather(needs, HybridIndex(BASE), k=1)) == {
        "P1.1": ["按时办理合同备案，逾期说明原因。", "合同备案滞后，超过期限。"],
        "P1.2": ["固定资产未盘点。"],
        "P1.3": ["合同备案期限：应按期备案。"],
        "P1.4": [],
    }


def test_the_notice_of_the_case_itself_is_kept_out():
    case = Case(
        id="yunling-2022",
        department=Department(name="云岭县公共文化馆（虚构）", aliases=("云岭县文化馆（虚构）",)),
        fiscal_year=2022,
        rubric="renhua-2022",
        findings=(),
        notice=NoticeSpec(title="复核报告", issuer="云岭县财政局（虚构）"),
    )
    need = Need("P1.1", Query("合同备案滞后"), kinds=(PROBLEM,), exclude=own_notice(case))

    assert told(gather([need], HybridIndex(BASE), k=3)) == {"P1.1": ["合同备案滞后的情况较多。"]}


def test_a_clause_gets_nothing_rather_than_what_is_off_the_point():
    themed = [one.model_copy(update={"theme": "procurement"}) for one in BASE]

    def of_theme(name):
        need = Need("P1.1", Query("合同备案滞后"), kinds=(PROBLEM,), scope=Scope(themes=frozenset({name})))
        return told(gather([need], HybridIndex(themed), k=1))

    assert of_theme("procurement") == {"P1.1": ["合同备案滞后，超过期限。"]}
    assert of_theme("assets") == {"P1.1": []}
