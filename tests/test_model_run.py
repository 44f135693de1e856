"""A whole run through an OpenAI-compatible endpoint on loopback: good wording survives, bad wording does not."""

import json
import os
import re
from pathlib import Path

import pytest

from drafter.adapters.answer_forms import FORMS
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, WriterKind
from drafter.pipeline import draft_notice, write_notice
from drafter.recording import Silent
from tests.adapters.endpoint import Reply, as_asked, error, said, serving
from tests.program import run_program

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "examples" / "renhua-2021" / "case.yaml"
ANSWERS = ROOT / "tests" / "data" / "answers" / "renhua-2021"
KEY = "sk-never-to-be-seen"


def item_of(body: dict) -> str:
    """Which planned item a request is about."""
    return re.search(r"请改写 (P\d+) 条", body["messages"][1]["content"])[1]


def recorded(body: dict) -> Reply:
    """The recorded answer; a repair is answered with nothing, so that the offline sentence has to stand in."""
    first = len(body["messages"]) == 2
    return said((ANSWERS / f"{item_of(body)}.json").read_text(encoding="utf-8") if first else "{}")


def sentences_of(folder: Path) -> list[dict]:
    """The sentences of the draft in a bundle."""
    draft = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))["draft"]
    items = draft["problems"] + draft["recommendations"]
    return [sentence for item in items for clause in item["clauses"] for sentence in clause["sentences"]]


def departs(violation: dict) -> bool:
    """Whether a wording was refused for nothing but that it says something else than what is on record."""
    return bool(re.match("把“.+”写成了|添写了“|漏写了“", violation["message"]))


@pytest.fixture
def command(tmp_path, user_cache):
    """Draft once with an endpoint that is running; returns the process and the folder."""

    def run(endpoint, writer="model", folder="out", options=()):
        settings = tmp_path / "config.toml"
        settings.write_text(
            f'[model]\nbase_url = "{endpoint.base_url}"\nname = "recorded"\n'
            f"answers = '{tmp_path / 'answers.sqlite'}'\n",
            encoding="utf-8",
        )
        done = run_program(
            *(
                "draft",
                CASE,
                "-o",
                tmp_path / folder,
                "--writer",
                writer,
                "--config",
                settings,
                "--json",
                *options,
            ),
            cwd=ROOT,
            env={**os.environ, "XDG_CACHE_HOME": str(user_cache), "DRAFTER_API_KEY": KEY},
        )
        return done, tmp_path / folder

    return run


@pytest.fixture
def drafted(command):
    """Draft through a script of replies; returns the process, the folder and what the endpoint was asked."""

    def run(script, writer="model", folder="out"):
        with serving(script) as endpoint:
            return *command(endpoint, writer, folder), endpoint.asked

    return run


def test_what_was_answered_once_is_not_asked_again_unless_it_is_wanted_fresh(command):
    with serving(recorded) as endpoint:
        _, first = command(endpoint)
        asked = len(endpoint.asked)
        _, second = command(endpoint, folder="again")
        assert len(endpoint.asked) == asked
        command(endpoint, folder="anew", options=("--fresh",))
        assert len(endpoint.asked) == 2 * asked
    assert asked > 0
    for written in first.iterdir():
        assert (second / written.name).read_bytes() == written.read_bytes()


def test_a_good_models_wording_survives_and_the_notice_stays_true(drafted):
    done, out, asked = drafted(recorded)
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(done.stdout)
    assert {violation["severity"] for violation in document["violations"]} <= {"review"}
    others = [violation for violation in document["violations"] if violation["check"] != "fidelity"]
    assert len(others) <= 0.05 * len(sentences_of(out))
    assert document["writer"] == "model:recorded"
    _, plain, _ = drafted(recorded, writer="offline", folder="plain")
    sentences, offline = sentences_of(out), {sentence["text"] for sentence in sentences_of(plain)}
    for sentence in sentences:
        assert (sentence["author"] == "model") == (sentence["text"] not in offline), sentence
    reworded = sum(sentence["author"] == "model" for sentence in sentences)
    assert reworded > len(sentences) / 5
    departed = [refusal for refusal in document["refusals"] if not all(map(departs, refusal["violations"]))]
    assert len(departed) <= 0.05 * reworded
    assert len(json.loads((out / "bundle.json").read_text(encoding="utf-8"))["record"]["calls"]) == len(asked)


def test_no_figure_of_the_case_and_no_key_leaves_the_machine(drafted):
    done, out, asked = drafted(recorded)
    sent = "".join(message["content"] for request in asked for message in request.body["messages"])
    for figure in ("213.70", "209.26", "97.92", "2,513", "0026#", "82.57", "数字广东网络建设有限公司"):
        assert figure not in sent
    assert asked[0].headers["authorization"] == f"Bearer {KEY}"
    written = done.stdout + done.stderr + "".join(path.read_bytes().decode("latin-1") for path in out.iterdir())
    assert KEY not in written


def poisoned(body: dict) -> Reply:
    """A good answer with a made-up score in every account and another department in every recommendation."""
    answer = json.loads((ANSWERS / f"{item_of(body)}.json").read_text(encoding="utf-8"))
    for clause in answer["clauses"]:
        clause["fact"] += "该项得分95.5分。"
    for clause in answer["recommendations"]:
        clause["action"] += "由韶关市财政局负责落实。"
    return said(json.dumps(answer, ensure_ascii=False))


def test_invented_scores_and_departments_are_refused_replaced_and_reported(drafted):
    done, out, _ = drafted(poisoned)
    document = json.loads(done.stdout)
    notice = (out / "notice.md").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert "95.5" not in notice
    assert "韶关市财政局" not in notice
    bundle = json.loads((out / "bundle.json").read_text(encoding="utf-8"))
    clauses = [
        c["id"] for name in ("problems", "recommendations") for i in bundle["draft"][name] for c in i["clauses"]
    ]
    assert {refusal["clause"] for refusal in document["refusals"]} >= set(clauses)


def flooding(_body: dict) -> Reply:
    """A completion with ninety million characters in it."""
    return Reply(said("好").body.replace("好", "长" * 1000), flood=90_000_000)


def test_a_model_that_never_stops_costs_its_sentences_and_nothing_else(drafted):
    done, out, asked = drafted(flooding)
    document = json.loads(done.stdout)
    bundle = json.loads((out / "bundle.json").read_text(encoding="utf-8"))
    items = bundle["draft"]["problems"]
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(asked) == len(items) == len(document["refusals"])
    assert {one["author"] for item in items for c in item["clauses"] for one in c["sentences"]} == {"offline"}
    assert (out / "bundle.json").stat().st_size < 3_000_000
    for call in bundle["record"]["calls"]:
        assert len(call["completion"]) <= 2000
        assert 1_200_000 < call["length"] < 5_000_000
        assert len(call["digest"]) == 64


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply("{}", lost_after=1), "was lost before its answer was complete"),
        (Reply("<html>", content_type="text/html"), "answers with text/html, not with JSON"),
        (error(401, "no such key"), "refuses the key (401)"),
        (error(429, "slow", Retry_After="999"), "Retry-After 999"),
        (
            Reply(status=307, headers={"Location": "http://elsewhere.example/v1"}),
            "http://elsewhere.example/v1 (307)",
        ),
    ],
    ids=["lost", "a web page", "wrong key", "busy", "redirect"],
)
def test_an_endpoint_that_fails_is_one_clear_message_and_no_file(drafted, reply, told):
    done, out, _ = drafted([reply])
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def echoing(body: dict) -> Reply:
    """A good answer that repeats the key it was called with, once as it is and once as JSON may escape it."""
    answer = json.loads((ANSWERS / f"{item_of(body)}.json").read_text(encoding="utf-8"))
    answer["clauses"][0]["fact"] += f"密钥为{KEY}。"
    text = json.dumps(answer, ensure_ascii=False).replace(KEY, "".join(f"\\u{ord(one):04x}" for one in KEY), 1)
    return said(f"Bearer {KEY} {text}")


def test_a_key_that_a_model_repeats_is_written_nowhere(drafted):
    done, out, _ = drafted(echoing)
    assert done.returncode == 0, done.stderr
    written = done.stdout + done.stderr
    written += "".join(path.read_text(encoding="utf-8") for path in out.iterdir() if path.suffix != ".docx")
    assert KEY not in written
    assert "[redacted]" in written


def test_a_bundle_with_a_models_sentences_verifies_clean(drafted):
    _, out, _ = drafted(recorded)
    done = run_program("verify", out / "bundle.json", "--case", CASE, "--json", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not [v for v in json.loads(done.stdout)["violations"] if v["check"] == "bundle"]


def in_form(body: dict) -> Reply:
    """The recorded answer in the form that is asked for; to a repair nothing."""
    first = len(body["messages"]) == 2
    answer = (ANSWERS / f"{item_of(body)}.json").read_text(encoding="utf-8") if first else "{}"
    return as_asked(answer, body)


def knowing(*forms):
    """A good server that refuses every other form of answers."""

    def answer(body: dict) -> Reply:
        form = body.get("response_format", {}).get("type", "tools" if "tools" in body else "plain")
        return in_form(body) if form in forms else error(400, f"{form} is not supported")

    return answer


@pytest.fixture
def notice(tmp_path):
    """The files of a notice as people read it, drafted against a scripted server."""

    def draft(script, mode):
        folder = tmp_path / mode
        with serving(script) as endpoint:
            model = {
                "base_url": endpoint.base_url,
                "name": "m",
                "structured": mode,
                "answers": folder / "a.sqlite",
            }
            config = Config.model_validate({"model": model, "knowledge": {"embedder": "none"}})
            services = build_services(config, writer=WriterKind.MODEL)
            drafted = draft_notice(load_case_file(CASE, config).case, services, Silent())
            write_notice(drafted, folder / "out")
        names = ("notice.md", "notice.docx")
        return {name: (folder / "out" / name).read_bytes() for name in names}, endpoint.asked

    return draft


def test_a_good_model_writes_the_same_notice_in_every_form_of_answers(notice):
    expected, _ = notice(in_form, FORMS[0])
    for form in FORMS[1:]:
        assert notice(knowing(form), form)[0] == expected, form
    found, asked = notice(knowing("tools"), "auto")
    assert found == expected
    refused = [body for body in asked if "response_format" in body.body]
    assert len(refused) == 2  # found out once
