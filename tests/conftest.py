"""What all tests share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def user_cache(request) -> Path:
    """A user's cache folder that outlives the run: the starter base is embedded once, not once a run."""
    return Path(request.config.cache.mkdir("drafter"))


@pytest.fixture(scope="session", autouse=True)
def _no_record_of_tests(tmp_path_factory):
    """Records of runs go to a folder of the tests, not to the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
