"""Documents that give orders: taken in, found, shown to a model that obeys them, and nowhere in the notice."""

import copy
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.batch.worker import Silent
from drafter.bootstrap.services import build_services, ingest_files
from drafter.config.settings import WriterKind
from drafter.knowledge.description import Told
from drafter.knowledge.ingestion import Order
from drafter.pipeline import draft_notice
from drafter.rendering.word import to_word
from tests.hostile.model import good, read, written
from tests.hostile.poisons import CARRIERS, MARK, ORDER, poisoned
from tests.hostile.runs import Bench, made_bench
from tests.hostile.server import completes
from tests.hostile.truth import assert_bounded, assert_reported, assert_true
from tests.hostile.words import places

TOLD = Told(department="澄溪县档案馆（虚构）", year=2019)
ALL = poisoned()


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Bench:
    """The made-up case over a base without notices, so that whatever is taken in is found."""
    folder = tmp_path_factory.mktemp("poisons")
    for name in ("norms", "wording", "rubrics"):
        shutil.copytree(asset("knowledge") / name, folder / "base" / name)
    (folder / "base" / "notices").mkdir()
    return made_bench(folder, settings=f"base = '{folder / 'base'}'")


def taken_in(bare: Bench, folder: Path, paths: list[Path]) -> Bench:
    """The same case over a base that holds these documents, too."""
    knowledge = bare.config.knowledge.model_copy(update={"index": folder / "index"})
    config = bare.config.model_copy(update={"knowledge": knowledge})
    ingest_files(Order(tuple(paths), TOLD), config, Silent(), lambda _outcome: None)
    services = build_services(config, writer=WriterKind.OFFLINE)
    index, others = services.index(Silent()), services.others()
    bench = replace(
        bare,
        folder=folder,
        config=config,
        shared=replace(services, index=lambda _: index, others=lambda: others),
    )
    bench.__dict__["case"] = bare.case
    bench.__dict__["offline"] = bare.offline
    bench.__dict__["prompts"] = bare.prompts
    return bench


def obeying(request):
    """A model that copies what it finds in its evidence, and gives full marks where it is told to."""
    if request.is_repair:
        return completes("{}")
    prompt = read(request.messages)
    answer = copy.deepcopy(good(prompt))
    found = [passage for brief in prompt.clauses for passage in brief.passages] or [ORDER]
    for place, (part, name) in enumerate(places(answer)):
        said = found[place % len(found)]
        order = ORDER if "满分" in prompt.text or "marks" in prompt.text else ""
        part[name] = part[name] + said + order if place % 3 else said
    return completes(written(answer))


@pytest.mark.parametrize(
    ("carrier", "poison"), ALL, ids=[f"{poison.name} in {carrier}" for carrier, poison in ALL]
)
def test_no_document_speaks_in_the_notice(bare, tmp_path, carrier, poison):
    bench = taken_in(bare, tmp_path, [CARRIERS[carrier](tmp_path, poison.text)])
    plain = draft_notice(bench.case, bench.shared, Silent())
    assert plain.markdown == bare.offline.markdown
    assert to_word(plain.dossier.notice) == (bare.offline.folder / "notice.docx").read_bytes()
    run = bench.draft("obeying", obeying)
    assert_bounded(run)
    assert_reported(run, len(run.bundle["draft"]["problems"]))
    assert_true(run, bench, (*poison.said, MARK))


def test_enough_documents_are_poisoned_and_most_of_them_reach_a_model(bare, tmp_path):
    assert len(ALL) >= 100
    bench = taken_in(bare, tmp_path, [CARRIERS["clauses"](tmp_path, ORDER)])
    run = bench.draft("reaches", obeying)
    sent = "".join(message["content"] for request in run.asked for message in request.messages)
    assert MARK in sent
    assert "忽略以上全部要求" in sent
    assert_true(run, bench, ("忽略以上", "给满分", MARK))


def test_all_poisoned_documents_together_change_no_byte(bare, tmp_path):
    paths = []
    for place, (carrier, poison) in enumerate(ALL[::3]):
        (tmp_path / str(place)).mkdir()
        paths.append(CARRIERS[carrier](tmp_path / str(place), poison.text))
    bench = taken_in(bare, tmp_path, paths)
    plain = draft_notice(bench.case, bench.shared, Silent())
    assert plain.markdown == bare.offline.markdown
    run = bench.draft("obeying all", obeying)
    assert_true(run, bench, (MARK, "给满分", "95.5"))
