"""Clauses that share no words are paired by their meaning, where something can tell it."""

import pytest

from drafter.comparison.comparing import compare
from drafter.comparison.house import House
from drafter.comparison.meaning import MOST
from drafter.comparison.runs import PairKind
from drafter.errors import PermanentServiceError
from drafter.years import compare_sides
from tests.comparison.texts import notice, side

OLD = ["老年人助餐点难以为继，只有2处营业。", "治超站称重设备未按期检定。", "绿化补植没有落实。"]
NEW = ["长者饭堂门可罗雀，做好的菜没有客来。", "充电桩日均使用不足1小时。", "执法记录仪音视频没有上传。"]
AXES = {"助餐": 0, "饭堂": 0, "称重": 1, "绿化": 2, "充电": 3, "执法": 4}


class Vectors:
    """A vector along the axis of the first word that a text holds."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts):
        self.asked += texts
        return [
            [float(any(word in text for word, at in AXES.items() if at == n)) for n in range(5)] for text in texts
        ]


def kinds(found):
    pairs = found.against[0].pairs
    return {
        found.new.by_id[pair.new[0]].words[:2]: pair.kind
        for pair in pairs
        if pair.new and found.new.by_id[pair.new[0]].words in NEW
    }


def sides():
    return side(notice(NEW, year=2022)), [side(notice(OLD), "old1")]


def test_what_is_told_in_other_words_is_paired_by_meaning_alone():
    new, olds = sides()
    assert set(kinds(compare(new, olds)).values()) == {PairKind.NEW}
    found = compare_sides(new, olds, House(), vectors=Vectors())
    assert kinds(found) == {"长者": PairKind.REWORDED, "充电": PairKind.NEW, "执法": PairKind.NEW}
    assert found.recurrences[0].years == (2022, 2021)


def test_few_clauses_are_asked_for_and_each_once():
    vectors = Vectors()
    olds = [
        side(notice([f"{one}事项第{n}种情况{n * 7}件。" for n, one in enumerate("甲乙丙丁戊己庚辛壬癸")]), "old1")
    ]
    compare_sides(side(notice(NEW, year=2022)), olds, House(), vectors=vectors)
    assert len(vectors.asked) == len(set(vectors.asked)) <= 2 * MOST


def test_without_a_service_words_decide_and_it_is_said():
    def broken(_):
        raise PermanentServiceError("no such model", remedy="none")

    found = compare_sides(*sides(), House(), vectors=broken)
    assert set(kinds(found).values()) == {PairKind.NEW}
    assert "只按文字判断" in found.remarks[0]


@pytest.mark.parametrize("vectors", [None, Vectors()])
def test_texts_with_nothing_left_over_ask_for_nothing(vectors):
    text = notice(OLD)
    found = compare_sides(side(text + "\n", "new"), [side(text, "old1")], House(), vectors=vectors)
    assert not vectors or not vectors.asked
    assert found.against[0].counts()[PairKind.NEW] == 0
