"""Words of one kind: those of every case and those of one are found as if they were one list."""

import re

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.alternation import longest_of
from drafter.verification.words.kinds import kinds, kinds_of

_STANDING = sorted(word for words in kinds() for same in words for word in same)
_OWN = st.text(alphabet="在建工程预付账款县局", min_size=2, max_size=6)
_PIECES = st.lists(st.one_of(st.sampled_from(_STANDING), _OWN, st.sampled_from("，的在工")), max_size=12)


@given(own=st.lists(_OWN, max_size=4), pieces=_PIECES)
def test_the_words_of_a_case_and_those_of_all_are_found_as_one_list(own, pieces):
    text = "".join((*pieces, *own[:1]))
    together = re.compile(longest_of([*_STANDING, *own]))
    found = [match.span() for match in kinds_of([own]).found(text)]
    assert found == [match.span() for match in together.finditer(text)]


def test_a_word_of_a_case_that_is_of_a_kind_already_is_of_both():
    word = _STANDING[0]
    before, after = kinds_of(()), kinds_of([[word, "虚构的名称"]])
    assert after.of[word] == (*before.of[word], len(kinds()))
    assert after.of["虚构的名称"] == (len(kinds()),)
    assert after.alike[word] == before.alike[word]
    assert not before.own.search(word)
