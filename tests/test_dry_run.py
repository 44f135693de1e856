"""`drafter draft --dry-run`: exactly what would be sent, and nothing is."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.adapters.request_size import tokens_of_body
from drafter.cli import app
from drafter.errors import ConfigError
from tests.adapters.endpoint import as_asked, serving

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "examples" / "shaoguan-2023" / "case.yaml"
KEY = "sk-never-to-be-seen"


@pytest.fixture
def command(tmp_path, user_cache):
    """Run `drafter draft` with an endpoint, masked as if it were elsewhere."""

    def run(base_url, *options, settings=""):
        file = tmp_path / "config.toml"
        file.write_text(
            f'[knowledge]\nembedder = "none"\n[model]\nbase_url = "{base_url}"\nname = "m"\nmask = "always"\n'
            f"answers = '{tmp_path / 'cache' / 'answers.sqlite'}'\n"
            f'price_prompt = "0.8"\nprice_completion = "2.4"\n{settings}\n',
            encoding="utf-8",
        )
        done = CliRunner(env={"DRAFTER_API_KEY": KEY, "XDG_CACHE_HOME": str(user_cache)}).invoke(
            app, ["draft", str(CASE), "--writer", "model", "--config", str(file), *options]
        )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


def nothing_useful(body):
    return as_asked("{}", body)


def test_what_is_shown_is_what_is_sent_to_the_last_character(command, tmp_path):
    with serving(nothing_useful) as endpoint:
        shown = command(endpoint.base_url, "--dry-run", "--json")
        assert shown.exit_code == 0, shown.stderr
        assert endpoint.asked == []
        command(endpoint.base_url, "-o", str(tmp_path / "out"))
        again = json.loads(command(endpoint.base_url, "--dry-run", "--json").stdout)
        fresh = json.loads(command(endpoint.base_url, "--dry-run", "--json", "--fresh").stdout)
    document = json.loads(shown.stdout)
    firsts = [asked.body for asked in endpoint.asked if len(asked.body["messages"]) == 2]
    assert [request["body"] for request in document["requests"]] == firsts
    assert KEY not in shown.stdout + shown.stderr
    assert (again["kept"], again["requests"]) == (len(endpoint.asked), [])  # what is answered is not sent again
    assert (fresh["kept"], fresh["requests"]) == (0, document["requests"])


def test_a_dry_run_writes_nothing_and_needs_no_folder(command, tmp_path):
    shown = command("http://127.0.0.1:9/v1", "--dry-run")
    assert shown.exit_code == 0, shown.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.toml"]
    assert "请求 1/2　POST http://127.0.0.1:9/v1/chat/completions　约 " in shown.stdout
    assert "将发送 2 次请求" in shown.stdout
    assert "姓名、电话、证件号、账号、邮箱和地址已换成记号" in shown.stdout


def test_tokens_and_costs_are_those_of_the_bodies(command):
    document = json.loads(command("http://127.0.0.1:9/v1", "--dry-run", "--json").stdout)
    for request in document["requests"]:
        size = tokens_of_body(json.dumps(request["body"], ensure_ascii=False).encode())
        assert (request["tokens"], request["answer_tokens"]) == (size.prompt, 4096)
        assert float(request["cost"]) == pytest.approx((size.prompt * 0.8 + 4096 * 2.4) / 1e6)
    assert document["tokens"] == sum(request["tokens"] for request in document["requests"])


def test_an_endpoint_that_is_not_allowed_is_refused_before_anything_is_made(command):
    with pytest.raises(ConfigError, match="is not on this machine, and nobody has allowed it"):
        command("https://models.example/v1", "--dry-run")


def test_an_allowed_one_elsewhere_is_shown_without_being_looked_up(command):
    shown = command("https://models.invalid/v1", "--dry-run", "--json", settings='allowed = ["models.invalid"]')
    document = json.loads(shown.stdout)
    assert (document["here"], document["masked"], len(document["requests"])) == (False, True, 2)


def test_offline_nothing_would_be_sent(command):
    shown = command("http://127.0.0.1:9/v1", "--dry-run", "--writer", "offline", "--json")
    assert json.loads(shown.stdout)["requests"] == []


def test_without_a_dry_run_a_folder_has_to_be_named(command):
    refused = command("http://127.0.0.1:9/v1")
    assert refused.exit_code == 2
    assert "--out" in refused.stderr
