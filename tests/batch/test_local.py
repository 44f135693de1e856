"""Every task ends, whatever becomes of the process that it is worked on in."""

import os
import platform
import time
from pathlib import Path

import pytest

from drafter.batch.hands import Hands, cores
from drafter.batch.local import drafted
from drafter.batch.model import Status, Task
from drafter.errors import DrafterError
from tests.batch.made_up import (
    make_counting,
    make_counting_heaps,
    make_damaged,
    make_echo,
    make_leaving,
    make_meeting,
    make_mortal,
    make_nothing,
    make_patient,
    make_slow,
    make_told_by_environment,
)


def tasks(count):
    return [Task(str(number), Path("x"), Path("y")) for number in range(count)]


@pytest.mark.parametrize("hands", [Hands(1, 1), Hands(2, 6)])
def test_every_task_is_worked_on_once(hands):
    assert sorted(one.name for one in drafted(tasks(25), make_echo, hands)) == sorted(map(str, range(25)))


def test_a_process_that_dies_takes_its_own_tasks_with_it_and_no_others():
    outcomes = list(drafted(tasks(14), make_mortal, Hands(2, 2)))
    failed = {one.name: one.error for one in outcomes if one.status is Status.FAILED}
    assert len(outcomes) == 14
    assert failed.keys() == {"3", "13"}
    assert failed["3"] == "the process that drafted it ended with code -9"


def test_a_slow_task_does_not_hold_the_others():
    begun = time.monotonic()
    running = drafted(tasks(30), make_slow, Hands(1, 2))
    first = [next(running).name for _ in range(29)]
    assert "0" not in first
    assert time.monotonic() - begun < 5
    running.close()


def test_every_process_is_told_that_nothing_is_left_and_may_tidy_up(tmp_path):
    work = [Task(str(number), Path("x"), tmp_path) for number in range(6)]
    assert len(list(drafted(work, make_leaving, Hands(2, 2)))) == 6
    assert 1 <= len(list(tmp_path.glob("left-*"))) <= 2


def test_a_folder_with_too_long_a_name_for_a_socket_hinders_nobody(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / ("x" * 90)))
    assert [one.name for one in drafted(tasks(1), make_echo, Hands(1, 1))] == ["0"]


def test_work_that_cannot_begin_is_one_error():
    with pytest.raises(DrafterError, match="no model is configured") as caught:
        list(drafted(tasks(3), make_nothing, Hands(2, 4)))
    assert caught.value.remedy == "set `name`"


def test_what_breaks_at_the_beginning_is_one_error_and_not_one_a_case():
    with pytest.raises(DrafterError, match="an unexpected error: LookupError: a file that ships is not as it was"):
        list(drafted(tasks(3), make_damaged, Hands(1, 1)))


def test_every_process_sees_the_environment_as_it_is_when_the_batch_begins(monkeypatch):
    for told in ("first", "second"):
        monkeypatch.setenv("DRAFTER_TOLD", told)
        assert [one.grade for one in drafted(tasks(2), make_told_by_environment, Hands(1, 1))] == [told, told]
    monkeypatch.delenv("DRAFTER_TOLD")
    assert [one.grade for one in drafted(tasks(1), make_told_by_environment, Hands(1, 1))] == ["nothing"]


def test_a_process_whose_tasks_never_wait_is_at_one_after_the_other():
    assert [one.items for one in drafted(tasks(8), make_counting, Hands(1, 4))] == [1] * 8


def test_a_process_whose_tasks_wait_is_at_as_many_as_it_may(tmp_path):
    work = [Task(str(number), Path("x"), tmp_path) for number in range(9)]
    assert {one.items for one in drafted(work, make_meeting, Hands(1, 3))} == {3}


def test_all_processes_together_are_at_no_more_tasks_than_jobs(tmp_path):
    work = [Task(str(number), Path("x"), tmp_path) for number in range(12)]
    assert max(one.items for one in drafted(work, make_patient, Hands(2, 3))) <= 3


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another library of C has no heap for each thread")
def test_all_threads_of_a_process_take_memory_from_one_heap(tmp_path):
    work = [Task(str(number), Path("x"), tmp_path) for number in range(4)]
    assert [one.items for one in drafted(work, make_counting_heaps, Hands(1, 2))] == [1] * 4


@pytest.mark.parametrize(
    ("jobs", "waiting", "hands", "threads"),
    [(1, False, Hands(1, 1), 1), (3, False, Hands(3, 3), 1), (1, True, Hands(1, 1), 1)],
)
def test_how_many_hands_a_number_of_jobs_needs(jobs, waiting, hands, threads):
    assert (Hands.of(jobs, waiting=waiting), hands.threads) == (hands, threads)


@pytest.mark.parametrize(
    ("jobs", "cores", "processes", "threads"),
    [(16, 2, 2, 8), (5, 2, 2, 3), (4, 4, 4, 1), (4, 8, 4, 1), (16, 8, 8, 2)],
)
def test_waiting_needs_no_more_processes_than_cores(monkeypatch, jobs, cores, processes, threads):
    monkeypatch.setattr("drafter.batch.hands.cores", lambda: cores)
    hands = Hands.of(jobs, waiting=True)
    assert (hands.processes, hands.threads, hands.jobs) == (processes, threads, jobs)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no cores can be taken away here")
def test_a_core_that_was_taken_away_does_not_count():
    before = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(before)})
        assert cores() == 1
    finally:
        os.sched_setaffinity(0, before)
    assert cores() == len(before)
