"""While cases are drafted Python looks for rings of dead objects less often, and afterwards as before."""

import gc

import pytest

from drafter.batch.collector import collect_seldom, few_collections


def test_the_collector_looks_seldom_while_work_goes_on_and_as_before_when_it_is_over():
    before = gc.get_threshold()
    with few_collections():
        within, kept = gc.get_threshold(), gc.get_freeze_count()
    assert within[0] >= 10 * before[0]
    assert within[1:] == before[1:]
    assert kept > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_an_error_leaves_the_collector_as_it_was():
    before = gc.get_threshold()
    with pytest.raises(KeyError), few_collections():
        raise KeyError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_a_process_that_looks_seldom_goes_on_so_behind_a_block_that_does():
    before = gc.get_threshold()
    try:
        collect_seldom()
        kept = gc.get_freeze_count()
        with few_collections():
            pass
        assert gc.get_threshold()[0] >= 10 * before[0]
        assert kept > 0
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
