"""The tables of the gate as a reader and as a program see them."""

import json
from collections import Counter
from unittest.mock import Mock

from evals import gate_table
from evals.mutations.measuring import Count, Failure, Measurement
from evals.mutations.quotes.measuring import QuoteMeasurement

WRONG = Failure(
    group="percent",
    sort="rejected",
    fault="",
    text="支出率为87.00%。",
    true="支出率为87.00%。",
    facts=("rate: 支出率/比率 = 87.00%",),
    said=("[quantities/block] '87.00%': 找不到来源",),
)


def measured() -> Measurement:
    count = Count(tried=4, caught=3, rejected=1, reviewed=1)
    count.checks.update({"quantities": 1, "names": 2})
    count.missed_faults["digit"] += 1
    return Measurement(counts={"percent": count}, failures=[WRONG])


def test_everything_that_was_counted_is_printed_as_json(monkeypatch, capsys):
    monkeypatch.setattr(gate_table, "make_judge", Mock())
    monkeypatch.setattr(gate_table, "measure_pairs", Mock(return_value=measured()))
    monkeypatch.setattr(gate_table, "measure_swaps", Mock(return_value=Measurement()))
    monkeypatch.setattr(gate_table, "measure_quotes", Mock(return_value=QuoteMeasurement()))
    gate_table.main(["--json"])
    printed = json.loads(capsys.readouterr().out)
    form = printed["forms"]["counts"]["percent"]
    assert {name: form[name] for name in ("tried", "caught", "rejected", "checks", "missed_faults")} == {
        "tried": 4,
        "caught": 3,
        "rejected": 1,
        "checks": {"quantities": 1, "names": 2},
        "missed_faults": {"digit": 1},
    }
    assert [failure["text"] for failure in printed["forms"]["failures"]] == ["支出率为87.00%。"]
    assert printed["quotes"] == {"counts": {}, "failures": []}


def test_the_sum_of_all_forms_holds_what_each_of_them_holds():
    assert measured().total.checks == Counter({"names": 2, "quantities": 1})
