"""An embeddings endpoint elsewhere has to be allowed, and is told nobody's name or number."""

import json

import pytest

from drafter.adapters.masked_embedder import MaskedEmbedder
from drafter.bootstrap.embedding import embedder_of
from drafter.config.settings import Config
from drafter.errors import ConfigError
from tests.adapters.endpoint import Reply, serving


def config(base_url, **model):
    embeddings = {"base_url": base_url, "name": "e"}
    return Config.model_validate({"knowledge": {"embedder": "endpoint"}, "embeddings": embeddings, "model": model})


def vectors(body):
    data = [{"object": "embedding", "index": at, "embedding": [0.6, 0.8]} for at, _ in enumerate(body["input"])]
    return Reply(json.dumps({"object": "list", "data": data, "model": "e", "usage": {"prompt_tokens": 1}}))


def test_an_endpoint_elsewhere_has_to_be_allowed():
    with pytest.raises(ConfigError, match=r"models\.example is not on this machine"):
        embedder_of(config("https://models.example/v1"))
    assert isinstance(embedder_of(config("https://models.example/v1", allowed=["models.example"])), MaskedEmbedder)


def test_no_name_and_no_number_reaches_it():
    with serving(vectors) as server:
        embedder = embedder_of(config(server.base_url, mask="always"))
        embedder.passages(["局长张建国牵头，电话0751-6351234。", "经办人李敏未签字。"])
        embedder.query("账号6222021234567890123")
    sent = json.dumps([asked.body for asked in server.asked], ensure_ascii=False)
    for private in ("张建国", "6351234", "李敏", "6222021234567890123"):
        assert private not in sent
    assert "〖人员1〗" in sent


def test_one_on_this_machine_sees_the_texts_as_they_are_and_has_vectors_of_its_own():
    with serving(vectors) as server:
        here, elsewhere = (embedder_of(config(server.base_url, mask=mask)) for mask in ("remote", "always"))
        here.passages(["局长张建国牵头。"])
    assert "张建国" in json.dumps(server.asked[0].body, ensure_ascii=False)
    assert elsewhere.name == f"{here.name} masked"
