"""Benches of the cases that ship, made once a process."""

from functools import cache

from drafter.drafting.offline_writer import OfflineWriter
from evals.bench import Bench, make_bench
from evals.cases import CASES, load_eval_case
from evals.model import Subject
from evals.setting import Setting, make_setting


@cache
def setting() -> Setting:
    return make_setting()


@cache
def bench(case: str) -> Bench:
    return make_bench(load_eval_case(CASES / case, setting()), setting())


@cache
def offline(case: str) -> Subject:
    return bench(case).written(OfflineWriter(), "offline")


def changed(case: str, *replacements: tuple[str, str]) -> Subject:
    """The offline draft with words replaced, each once and where it stands first, read as a text."""
    text = offline(case).text
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return bench(case).text(text)
