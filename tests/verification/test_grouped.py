"""What is told of like things is grouped by the things that it is of."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.binding.grouped import _things

_KEYS = st.lists(st.frozensets(st.sampled_from("abcde"), min_size=1, max_size=2), max_size=8)


@given(_KEYS)
def test_an_item_is_of_the_first_item_that_shares_a_key_with_it(keys):
    things = _things([SimpleNamespace(keys=one) for one in keys])
    for place, own in enumerate(keys):
        sharing = [earlier for earlier in range(place) if keys[earlier] & own]
        assert things[place] == (things[sharing[0]] if sharing else place)


def test_a_chain_of_keys_is_one_thing():
    keys = ["甲"], ["乙"], ["甲", "A号"], ["A号"], ["乙"]
    assert _things([SimpleNamespace(keys=frozenset(one)) for one in keys]) == [0, 1, 0, 0, 1]
