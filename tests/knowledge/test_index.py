"""What comes when something is asked, in which order, and what is said about why."""

from datetime import date

import pytest

from drafter.assets import asset
from drafter.knowledge.build import ensure_built
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import PassageKind
from drafter.knowledge.ports import Query, Scope
from drafter.knowledge.wording import load_wording
from tests.knowledge.samples import PROBLEMS, CountingEmbedder, MemoryStore, passage

PROBLEM = {PassageKind.PROBLEM}


def built(passages):
    store, embedder = MemoryStore(), CountingEmbedder()
    ensure_built(passages, store, embedder, lambda *_: None)
    return HybridIndex(passages, store, embedder)


def found(evidence):
    return [one.passage.text for one in evidence]


def base():
    return [passage(text) for text in PROBLEMS.values()]


def test_both_retrievers_agree_on_the_nearest_and_the_reason_says_so():
    best, *_ = built(base()).search("合同备案滞后", kinds=PROBLEM, k=2)

    assert (best.passage.text, best.reason) == (
        PROBLEMS["late"],
        "词面检索第1位、语义检索第1位；相同用语：合同备案滞后",
    )


def test_by_words_alone_it_works_and_says_that_it_is_so():
    index = HybridIndex(base())

    evidence = index.search("合同备案滞后", kinds=PROBLEM, k=9)

    assert [(one.passage.text, one.reason) for one in evidence] == [
        (PROBLEMS["late"], "词面检索第1位（未启用语义检索）；相同用语：合同备案滞后"),
        (PROBLEMS["early"], "词面检索第2位（未启用语义检索）；相同用语：合同备案"),
    ]
    assert not index.dense


def test_meaning_finds_what_shares_no_word():
    evidence = built(base()).search("ppp", kinds=PROBLEM, k=9)

    assert {one.reason for one in evidence} == {f"语义检索第{rank}位" for rank in range(1, 5)}


def test_only_the_kinds_asked_for_come():
    advice = passage("按时办理合同备案。", kind=PassageKind.RECOMMENDATION)
    index = built([*base(), advice])

    assert found(index.search("合同备案", kinds={PassageKind.RECOMMENDATION}, k=5)) == [advice.text]
    assert advice.text not in found(index.search("合同备案", kinds=PROBLEM, k=5))
    assert index.search("合同备案", kinds=(), k=5) == []


def test_a_notice_is_no_precedent_for_itself():
    own = [passage(f"合同备案滞后{number}日，超过期限。", year=2022) for number in range(120)]
    same_department = passage("合同备案滞后的情况仍然存在。", year=2021)
    same_year = passage("合同公告滞后。", department="青禾县农业局（虚构）", year=2022)
    index = built([*own, same_department, same_year])

    evidence = index.search(
        "合同备案滞后", kinds=PROBLEM, k=5, exclude={"department": own[0].department, "year": 2022}
    )

    assert set(found(evidence)) == {same_department.text, same_year.text}


def test_near_duplicates_stand_for_each_other():
    years = [passage(f"抽查{year}年合同，备案超期{year - 2010}份。", year=year) for year in (2019, 2020, 2021)]
    index = HybridIndex([*years, passage("合同公告滞后。")])

    first, second = index.search("合同备案超期", kinds=PROBLEM, k=5)

    assert first.reason == ("词面检索第1位（未启用语义检索）；相同用语：合同、备案超期；另有2条近似表述未重复列出")
    assert (second.passage.text, second.reason) == (
        "合同公告滞后。",
        "词面检索第4位（未启用语义检索）；相同用语：合同",
    )


def test_the_order_in_which_the_base_comes_does_not_matter():
    passages = base()

    assert built(passages).search("备案", kinds=PROBLEM, k=4) == built(passages[::-1]).search(
        "备案", kinds=PROBLEM, k=4
    )


@pytest.mark.parametrize(("query", "k"), [("", 3), ("  \n", 3), ("。。！😀", 3), ("合同备案", 0)])
def test_nothing_asked_nothing_found(query, k):
    assert built(base()).search(query, kinds=PROBLEM, k=k) == []


def test_more_can_be_asked_for_than_is_usually_looked_at():
    passages = [
        passage(f"{char}字开头的问题各不相同，{char * 6}{char}账。") for char in map(chr, range(0x4E10, 0x4E60))
    ]

    assert len(built(passages).search("账", kinds=PROBLEM, k=80)) == 80


def test_an_empty_base_finds_nothing():
    assert built([]).search("合同", kinds=PROBLEM, k=3) == []


def test_where_several_kinds_may_come_each_has_its_say():
    problems = [
        passage(f"{place}合同备案滞后，超过期限。") for place in ("甲乡镇", "乙学校", "丙公司", "丁医院", "戊车站")
    ]
    advice = passage("合同备案滞后的，说明原因。", kind=PassageKind.RECOMMENDATION)

    stranger = passage("合同文本较多。")

    index = HybridIndex([*problems, advice, stranger])
    evidence = index.search("合同备案滞后", kinds={PassageKind.PROBLEM, advice.kind}, k=3)

    assert advice.text in found(evidence)
    assert [one.score for one in evidence] == sorted((one.score for one in evidence), reverse=True)


def test_what_the_finding_names_itself_comes_first_though_it_shares_no_word():
    norm = passage("副本送交有关部门的时限。", kind=PassageKind.NORM, source="law-47", department="", year=None)
    near = passage("合同备案滞后的认定。", kind=PassageKind.NORM, source="law-50", department="", year=None)

    for index in (HybridIndex([norm, near]), built([norm, near])):
        evidence = index.search(Query("合同备案滞后", cited=("law-47",)), kinds={PassageKind.NORM}, k=2)

        assert found(evidence) == [norm.text, near.text]
        assert evidence[0].reason.startswith("扣分说明已引用")


def test_the_name_of_the_indicator_says_where_to_look():
    clauses = [
        passage(
            text, kind=PassageKind.RUBRIC, source="rubric", section=f"预算执行 › {name}", department="", year=None
        )
        for name, text in (("财务合规性", "支出符合规定，手续完整。"), ("资产管理", "账实相符，手续完整。"))
    ]
    index = HybridIndex(clauses)

    def best(about):
        return index.search(Query("手续不全", about), kinds={PassageKind.RUBRIC}, k=1)[0].passage.section

    assert (best("财务合规性"), best("资产管理")) == ("预算执行 › 财务合规性", "预算执行 › 资产管理")


def test_a_recommendation_is_found_by_the_problem_that_it_answered():
    notice = [
        passage("印章由一人保管。", section="三、存在问题 › （一）用印"),
        passage("烘干机没有人用。", section="三、存在问题 › （二）设备"),
        passage("指定两名专人分管。", kind=PassageKind.RECOMMENDATION, section="四、建议 › （一）分工"),
        passage("签订协议后调给合作社。", kind=PassageKind.RECOMMENDATION, section="四、建议 › （二）调剂"),
    ]

    best, *_ = HybridIndex(notice).search("烘干机闲置", kinds={PassageKind.RECOMMENDATION}, k=1)

    assert best.passage.text == "签订协议后调给合作社。"
    assert best.reason == "词面检索第1位（未启用语义检索）；相关用语：烘干机"


SCOPED = [
    passage("合同备案滞后。", year=2020, department="甲局（虚构）").model_copy(update={"region": "甲市"}),
    passage("合同备案仍然滞后。", year=2021, department="甲局（虚构）").model_copy(update={"region": "甲市"}),
    passage("合同备案有所滞后。", year=2021, department="乙局（虚构）").model_copy(update={"region": "乙市"}),
    passage("合同备案的旧规定。", kind=PassageKind.NORM, source="old", department="", year=None).model_copy(
        update={"region": "全国", "valid_until": date(2019, 6, 30)}
    ),
    passage("合同备案的规定。", kind=PassageKind.NORM, source="new", department="", year=None).model_copy(
        update={"region": "全国", "valid_from": date(2019, 7, 1)}
    ),
    passage(
        "合同备案是否及时。",
        kind=PassageKind.RUBRIC,
        source="rubric",
        section="管理效率 › 采购管理 › 备案时效",
        department="",
        year=None,
    ),
]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(years=frozenset({2021})), [1, 2, 4, 5]),
        (Scope(years=frozenset({2019})), [3, 4, 5]),
        (Scope(regions=frozenset({"甲市"})), [0, 1, 3, 4]),
        (Scope(departments=frozenset({"甲局（虚构）"})), [0, 1]),
        (Scope(levels=frozenset({"采购管理"})), [5]),
        (Scope(sources=frozenset({"new", "rubric"})), [4, 5]),
        (Scope(years=frozenset({2021}), regions=frozenset({"乙市"})), [2, 4]),
        (Scope(departments=frozenset({"无此局"})), []),
    ],
)
def test_only_what_is_in_scope_comes(scope, expected):
    kinds = {PassageKind.PROBLEM, PassageKind.NORM, PassageKind.RUBRIC}
    wanted = {SCOPED[at].text for at in expected}

    for index in (HybridIndex(SCOPED), built(SCOPED)):
        assert set(found(index.search("合同备案", kinds=kinds, k=9, scope=scope))) == wanted


WORDING = load_wording(asset("knowledge") / "wording")


def test_a_theme_keeps_out_what_is_off_the_point_and_none_is_better():
    late = passage("合同超期备案，备案不及时。")
    stock = passage("固定资产长期未盘点，没有备案。", section="（一）资产管理不够规范")
    index = HybridIndex([late, stock], wording=WORDING)

    def of_theme(theme):
        return index.search("备案", kinds=PROBLEM, k=3, scope=Scope(themes=frozenset({theme})))

    assert found(of_theme("procurement")) == [late.text]
    assert found(of_theme("assets")) == [stock.text]
    assert "同属“资产管理”" in of_theme("assets")[0].reason
    assert of_theme("staff") == []


def test_what_is_of_the_theme_but_far_from_the_question_does_not_come():
    nearer = [passage(f"会议室预约与使用登记不全，第{n}处{chr(0x4E10 + n) * 5}。") for n in range(30)]
    stock = passage("固定资产未盘点，台账不全。", section="（一）资产管理不够规范")
    index = HybridIndex([*nearer, stock], wording=WORDING)

    asked = index.search("会议室预约与使用登记不全", kinds=PROBLEM, k=3, scope=Scope(themes=frozenset({"assets"})))

    assert asked == []


def test_a_theme_that_a_passage_was_given_stands():
    given = passage("固定资产长期未盘点。").model_copy(update={"theme": "procurement"})
    index = HybridIndex([given], wording=WORDING)

    assert index.theme(given.id) == "procurement"


def test_a_passage_without_a_vector_is_found_by_its_words():
    passages = base()
    store, embedder = MemoryStore(), CountingEmbedder()
    ensure_built(passages[1:], store, embedder, lambda *_: None)

    evidence = HybridIndex(passages, store, embedder).search("合同备案滞后", kinds=PROBLEM, k=1)

    assert [(one.passage.text, one.reason) for one in evidence] == [
        (PROBLEMS["late"], "词面检索第1位；相同用语：合同备案滞后")
    ]


def test_a_question_of_any_length_is_embedded_in_short_time():
    asked = []
    store, embedder = MemoryStore(), CountingEmbedder()
    ensure_built(base(), store, embedder, lambda *_: None)
    embedder.query = lambda text: asked.append(len(text)) or [1.0] * 64

    found_ = HybridIndex(base(), store, embedder).search("合同备案滞后，" * 2000, kinds=PROBLEM, k=1)

    assert (asked, found(found_)) == ([160], [PROBLEMS["late"]])
