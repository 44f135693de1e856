"""Where there is no Ray, or no cluster, that is one clear error. With a cluster: `tests/batch/test_ray.py`."""

import sys
from contextlib import nullcontext

import pytest

from drafter.adapters.ray_engine import Cluster, on_cluster
from drafter.errors import ConfigError, TransientServiceError


def make():
    return nullcontext(str)


def done(tasks):
    return list(on_cluster(tasks, make, Cluster(1, 1), lambda task, why: f"{task} {why}"))


def test_without_ray_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match="ray is not installed") as caught:
        done([1])
    assert "drafter[ray]" in caught.value.remedy


def test_where_nothing_is_to_be_done_no_cluster_is_asked_for(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    assert done([]) == []


def test_a_cluster_that_nobody_listens_for_is_told_at_once(monkeypatch):
    pytest.importorskip("ray", reason="the extra `ray` is not installed")
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:9")
    with pytest.raises(TransientServiceError, match=r"the Ray cluster 127\.0\.0\.1:9 cannot be used"):
        done([1])
