"""What comes when something is asked, in which order, and what is said about why."""

import pytest

from drafter.knowledge.build import ensure_built
from drafter.knowledge.index import HybridIndex
from drafter.knowledge.model import PassageKind
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

    assert (best.passage.text, best.reason) == (PROBLEMS["late"], "词面检索第1位、语义检索第1位")


def test_by_words_alone_it_works_and_says_that_it_is_so():
    index = HybridIndex(base())

    evidence = index.search("合同备案滞后", kinds=PROBLEM, k=9)

    assert [(one.passage.text, one.reason) for one in evidence] == [
        (PROBLEMS["late"], "词面检索第1位（未启用语义检索）"),
        (PROBLEMS["early"], "词面检索第2位（未启用语义检索）"),
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

    assert first.reason == "词面检索第1位（未启用语义检索）；另有2条近似表述未重复列出"
    assert (second.passage.text, second.reason) == ("合同公告滞后。", "词面检索第4位（未启用语义检索）")


def test_the_order_in_which_the_base_comes_does_not_matter():
    passages = base()

    assert built(passages).search("备案", kinds=PROBLEM, k=4) == built(passages[::-1]).search(
        "备案", kinds=PROBLEM, k=4
    )


@pytest.mark.parametrize(("query", "k"), [("", 3), ("  \n", 3), ("合同备案", 0)])
def test_nothing_asked_nothing_found(query, k):
    assert built(base()).search(query, kinds=PROBLEM, k=k) == []


def test_more_can_be_asked_for_than_is_usually_looked_at():
    passages = [
        passage(f"{char}字开头的问题各不相同，{char * 6}{char}账。") for char in map(chr, range(0x4E10, 0x4E60))
    ]

    assert len(built(passages).search("账", kinds=PROBLEM, k=80)) == 80


def test_an_empty_base_finds_nothing():
    assert built([]).search("合同", kinds=PROBLEM, k=3) == []
