"""Whenever a batch is killed, it goes on where it stopped."""

from evals.benchmarks.batch_kill import survive


def test_kills_cost_no_notice_and_no_answer(tmp_path):
    report = survive(4, tmp_path, seed=7)
    assert report.wrong == []
    assert report.kills == 4
