"""How portions of work are shared out: each is done once, those of a case by the process that has it at hand."""

import gc
import os

import pytest

from evals.faults.hands import Hands

PORTIONS = [(case, number) for case in ("a", "b", "c", "d") for number in range(3)]


def _done(portion: tuple[str, int]) -> tuple[tuple[str, int], int]:
    return portion, os.getpid()


def _fails(portion: tuple[str, int]) -> None:
    raise ValueError(portion[0])


def _case(portion: tuple[str, int]) -> str:
    return portion[0]


def test_one_hand_does_all_of_it_here_and_in_order() -> None:
    with Hands(1) as hands:
        assert list(hands.each(_done, PORTIONS, _case)) == [(portion, os.getpid()) for portion in PORTIONS]


def test_several_hands_do_every_portion_once() -> None:
    with Hands(2) as hands:
        done = list(hands.each(_done, PORTIONS, _case))
    assert sorted(portion for portion, _ in done) == PORTIONS
    assert os.getpid() not in {hand for _, hand in done}


def _threshold(_: tuple[str, int]) -> int:
    return gc.get_threshold()[0]


def test_a_process_of_its_own_looks_for_rings_of_dead_objects_seldom() -> None:
    with Hands(2) as hands:
        assert min(hands.each(_threshold, PORTIONS, _case)) >= 10 * gc.get_threshold()[0]


def test_a_hand_takes_of_its_own_case_first_then_of_one_that_nobody_has_and_last_of_another_s() -> None:
    hands = Hands(1)
    hands.holders["a"].add(0)
    hands.holders["b"].add(1)
    assert hands.next_of(1, ["a", "c", "b"]) == 2
    assert hands.next_of(1, ["a", "c"]) == 1
    assert hands.next_of(1, ["a"]) == 0


def test_what_fails_is_told() -> None:
    with Hands(2) as hands, pytest.raises(ValueError, match="a"):
        list(hands.each(_fails, [("a", 0)], _case))
