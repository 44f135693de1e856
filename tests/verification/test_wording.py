"""Wording: many texts by which much is kept, and which are visited once for it."""

from drafter.verification.words.wording import Wording, wording_of


class _Counted(str):
    """A text that counts how often it is asked for its hash."""

    __slots__ = ()
    asked = 0

    def __hash__(self) -> int:
        type(self).asked += 1
        return super().__hash__()


def test_wording_is_kept_by_its_texts_as_a_tuple_of_them_is():
    texts = ("加强预算管理", "完善制度")
    assert {wording_of(texts): "found"}[texts] == "found"
    assert wording_of(texts) == texts
    assert wording_of(texts) != wording_of(texts[::-1])


def test_wording_stays_what_it_is_and_visits_each_text_once():
    wording = wording_of([_Counted("加强预算管理"), _Counted("完善制度")])
    assert wording_of(wording) is wording
    assert len({hash(wording) for _ in range(9)}) == 1
    assert _Counted.asked == len(wording) == 2


def test_no_texts_are_wording_too():
    assert wording_of(()) == Wording()
    assert hash(wording_of(())) == hash(())
