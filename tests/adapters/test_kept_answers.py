"""What a model answered once is not asked again, in this run or any later one."""

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from drafter.adapters.kept_answers import AnswerFile, KeptChat
from drafter.drafting.ports import Completion, Message
from drafter.errors import OutputError, TransientServiceError

ASKED = (Message("system", "写。"), Message("user", "改写：{F01.spent}"))
SCHEMA = {"type": "object"}


class Counting:
    """Numbers its answers."""

    name = "made-up"

    def __init__(self) -> None:
        self.count = 0

    def complete(self, _messages, _schema):
        self.count += 1
        return Completion(f"第{self.count}次", 7, 3, finish="stop")


class Failing:
    name = "made-up"

    def complete(self, _messages, _schema):
        raise TransientServiceError("out of reach", remedy="try again")


@pytest.fixture
def file(tmp_path):
    return AnswerFile(tmp_path / "state" / "answers.sqlite")


def test_a_later_run_gets_the_same_answers_without_asking(file):
    first, later = Counting(), Counting()
    run = KeptChat(first, file, {"temperature": 0.2})
    told = [run.complete(ASKED, SCHEMA), run.complete(ASKED[1:], SCHEMA)]

    again = KeptChat(later, file, {"temperature": 0.2})

    assert [again.complete(ASKED, SCHEMA), again.complete(ASKED[1:], SCHEMA)] == told
    assert (first.count, later.count) == (2, 0)


def test_the_same_thing_asked_twice_in_a_run_is_answered_twice_and_the_same_later(file):
    run, later = KeptChat(Counting(), file, {}), KeptChat(Counting(), file, {})
    assert [run.complete(ASKED, SCHEMA).text for _ in range(2)] == ["第1次", "第2次"]
    assert [later.complete(ASKED, SCHEMA).text for _ in range(3)] == ["第1次", "第2次", "第1次"]


@pytest.mark.parametrize(
    ("messages", "schema", "settings"),
    [(ASKED[:1], SCHEMA, {}), (ASKED, {"type": "array"}, {}), (ASKED, SCHEMA, {"temperature": 0.7})],
)
def test_any_other_request_is_another_one(file, messages, schema, settings):
    KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA)
    asked = Counting()
    KeptChat(asked, file, settings).complete(messages, schema)
    assert asked.count == 1


def test_what_failed_is_not_kept(file):
    with pytest.raises(TransientServiceError):
        KeptChat(Failing(), file, {}).complete(ASKED, SCHEMA)
    assert KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA).text == "第1次"


def test_who_wants_fresh_answers_gets_them_and_they_replace_nothing(file):
    KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA)
    asked = Counting()
    asked.count = 5
    assert KeptChat(asked, file, {}, fresh=True).complete(ASKED, SCHEMA).text == "第6次"
    assert KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA).text == "第1次"


def test_only_the_owner_can_read_what_was_answered(file):
    KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_key_that_the_endpoint_echoes_is_not_kept(file):
    class Echo(Counting):
        def complete(self, _messages, _schema):
            return Completion("the key is sk-made-up-0123456789")

    KeptChat(Echo(), file, {}, secrets=("sk-made-up-0123456789",)).complete(ASKED, SCHEMA)
    assert b"sk-made-up" not in b"".join(path.read_bytes() for path in file.path.parent.iterdir())


def test_a_file_of_something_else_is_told_before_the_model_is_asked(tmp_path):
    (tmp_path / "answers.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    asked = Counting()
    with pytest.raises(OutputError, match="is not a database"):
        KeptChat(asked, AnswerFile(tmp_path / "answers.sqlite"), {}).complete(ASKED, SCHEMA)
    assert asked.count == 0


def test_an_answer_that_cannot_be_kept_is_used_all_the_same(file, monkeypatch, caplog):
    def full(*_):
        raise OutputError("disk full", remedy="free some space")

    monkeypatch.setattr(AnswerFile, "keep", full)
    assert KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA).text == "第1次"
    assert "disk full" in caplog.text


def test_where_answers_must_be_kept_one_that_cannot_be_is_the_last_that_is_paid_for(file, monkeypatch, caplog):
    KeptChat(Counting(), file, {}).complete(ASKED, SCHEMA)

    def full(*_):
        raise OutputError("disk full", remedy="free some space")

    monkeypatch.setattr(AnswerFile, "keep", full)
    asked, other = Counting(), (Message("user", "另一条"),)
    assert KeptChat(asked, file, {}, must_keep=True).complete(other, SCHEMA).text == "第1次"
    for again in (other, (Message("user", "第三条"),)):
        with pytest.raises(OutputError, match="disk full") as caught:
            KeptChat(asked, file, {}, must_keep=True).complete(again, SCHEMA)
        assert caught.value.remedy == "free some space"
    assert KeptChat(asked, file, {}, must_keep=True).complete(ASKED, SCHEMA).text == "第1次"  # was kept before
    assert asked.count == 1
    assert caplog.text.count("disk full") == 1


def test_a_file_that_is_taken_away_on_the_way_is_made_anew(file):
    asked = Counting()
    chat = KeptChat(asked, file, {})
    chat.complete(ASKED, SCHEMA)
    file.path.unlink()
    chat.complete(ASKED[1:], SCHEMA)
    assert asked.count == 2
    with sqlite3.connect(file.path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def test_every_thread_has_the_file_open_once_and_closes_it_when_it_ends(tmp_path):
    file = AnswerFile(tmp_path / "answers.sqlite")

    def run(number):
        chat = KeptChat(Counting(), file, {})
        return [chat.complete([Message("user", f"{number} {turn}")], SCHEMA).text for turn in range(5)]

    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(run, range(6)))
    assert told == [["第1次", "第2次", "第3次", "第4次", "第5次"]] * 6
    with ThreadPoolExecutor(
        1
    ) as alone:  # of two that end at once neither is the last, which takes the journal along
        alone.submit(run, 6).result()
    assert [path.name for path in tmp_path.iterdir()] == ["answers.sqlite"]  # no journal is left beside it


KILLED = """
import os, signal, sys
from pathlib import Path
from drafter.adapters.kept_answers import AnswerFile, KeptChat
from drafter.drafting.ports import Completion, Message

class Mortal:
    name = "made-up"
    count = 0
    def complete(self, messages, schema):
        self.count += 1
        if self.count == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return Completion(messages[0].content)

chat = KeptChat(Mortal(), AnswerFile(Path(sys.argv[1])), {})
for number in range(9):
    chat.complete([Message("user", str(number))], {})
"""


def test_a_run_that_is_killed_keeps_every_answer_it_had(file):
    subprocess.run([sys.executable, "-c", KILLED, str(file.path)], check=False)
    with sqlite3.connect(file.path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (3,)


def test_several_processes_share_one_file(file):
    script = KILLED.replace("== 4", "== -1").replace("range(9)", "range(40)")
    running = [subprocess.Popen([sys.executable, "-c", script, str(file.path)]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with sqlite3.connect(file.path) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (40,)
