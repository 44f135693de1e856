"""The made-up case with all that a run of it needs, once a process."""

import pytest

from tests.hostile.runs import Bench, Run, made_bench, well


@pytest.fixture(scope="session")
def bench(tmp_path_factory) -> Bench:
    """The made-up case over the base that ships."""
    return made_bench(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def best(bench) -> Run:
    """The notice with the scripted model at its best."""
    return bench.draft("best", well)
