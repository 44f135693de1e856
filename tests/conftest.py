"""What all tests share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def user_cache(request) -> Path:
    """A user's cache folder that outlives the run: the starter base is embedded once, not once a run."""
    return Path(request.config.cache.mkdir("drafter"))
