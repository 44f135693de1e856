"""Embeddings over real HTTP: what is sent, what is taken, and what is said when it goes wrong."""

import json

import pytest

from drafter.adapters.endpoint_embeddings import EmbeddingsEndpoint, EndpointEmbedder
from drafter.errors import ConfigError, PermanentServiceError, TransientServiceError
from drafter.knowledge.build import ensure_built
from tests.adapters.endpoint import Reply, error, serving
from tests.knowledge.samples import CountingEmbedder, MemoryStore, passage

MANY = [passage(f"第{number}条问题：账实不符。") for number in range(40)]


def quiet(*_):
    pass


def vectors(body, made=None):
    """An answer in another order than asked, as the standard allows."""
    made = made or CountingEmbedder().query
    items = [
        {"object": "embedding", "index": at, "embedding": made(text)} for at, text in enumerate(body["input"])
    ]
    return Reply(json.dumps({"object": "list", "model": body["model"], "data": items[::-1], "usage": {}}))


def embedder(running, **options):
    return EndpointEmbedder(EmbeddingsEndpoint(running.base_url, "bge", **{"max_retries": 0, **options}))


def test_each_text_gets_its_own_vector_in_batches():
    texts = [one.text for one in MANY]
    with serving(vectors) as running:
        found = embedder(running, batch=16, api_key="k-1").passages(texts)

    assert found == [CountingEmbedder().query(text) for text in texts]
    assert [len(asked.body["input"]) for asked in running.asked] == [16, 16, 8]
    assert running.asked[0].path == "/v1/embeddings"
    assert running.asked[0].headers["authorization"] == "Bearer k-1"
    assert {key: running.asked[0].body[key] for key in ("model", "encoding_format")} == {
        "model": "bge",
        "encoding_format": "float",
    }


def test_texts_and_queries_are_sent_with_their_prefixes_and_are_named_apart():
    with serving(vectors) as running:
        prefixed = embedder(running, passage_prefix="passage: ", query_prefix="query: ")
        prefixed.passages(["账实不符"])
        prefixed.query("盘点\ud800")

    assert [asked.body["input"] for asked in running.asked] == [["passage: 账实不符"], ["query: 盘点?"]]
    assert prefixed.name != embedder(running).name == "endpoint-bge"


def test_an_overloaded_endpoint_is_asked_again():
    replies = iter([error(503, "loading"), error(429, "slow down", Retry_After="0"), None])
    with serving(lambda body: next(replies) or vectors(body)) as running:
        found = embedder(running, max_retries=2).query("备案")

    assert (len(found), len(running.asked)) == (64, 3)


def test_an_endpoint_that_takes_fewer_texts_is_asked_for_fewer():
    def small(body):
        return vectors(body) if len(body["input"]) <= 4 else error(413, "too many inputs")

    with serving(small) as running:
        found = embedder(running, batch=32).passages([one.text for one in MANY])

    assert found == [CountingEmbedder().query(one.text) for one in MANY]
    assert [len(asked.body["input"]) for asked in running.asked][:5] == [32, 16, 8, 4, 4]


def test_a_build_that_fails_on_the_way_keeps_what_it_has_and_goes_on():
    asked = []

    def failing(body):
        asked.append(len(body["input"]))
        return error(500, "out of memory") if len(asked) == 2 else vectors(body)

    store = MemoryStore()
    with serving(failing) as running:
        with pytest.raises(TransientServiceError, match="out of memory") as failed:
            ensure_built(MANY, store, embedder(running), quiet)
        second = ensure_built(MANY, store, embedder(running), quiet)

    assert "what is embedded is kept" in failed.value.remedy
    assert (second.embedded, len(store.ids())) == (24, 40)


def changing(lengths):
    """Vectors of another length with each request."""
    return lambda body: vectors(body, lambda _: [1.0] * next(lengths))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (changing(iter([3, 4])), r"its vectors have \[3, 4\] numbers"),
        (lambda body: vectors({**body, "input": body["input"] * 2}), "1 texts were sent, 2 vectors came back"),
        (lambda body: vectors({**body, "input": []}), "1 texts were sent, 0 vectors came back"),
        (lambda body: vectors(body, lambda _: [0.0, 0.0]), "all zeros"),
        (lambda body: vectors(body, lambda _: []), "1 texts were sent, 1 vectors"),
        (lambda body: vectors(body, lambda _: [float("nan")]), "no number"),
        (lambda _: Reply("<html>hello</html>", content_type="text/html"), "does not answer like"),
        (lambda _: Reply('{"data": [{"embedding": "no"}]}'), "does not answer like"),
        (lambda _: Reply("{}"), "does not answer like"),
        (lambda _: error(401, "who are you"), "refuses the key"),
        (lambda _: error(404, "no such model"), "knows no model 'bge'"),
        (lambda _: error(400, "k-1 is odd"), r"refuses the request \(400\): \*\*\* is odd"),
        (lambda _: Reply("", 302, headers={"Location": "http://127.0.0.1:9/"}), "refuses the request"),
    ],
)
def test_what_cannot_be_used_is_told_for_good(answer, said):
    with serving(answer) as running:
        asked = embedder(running, api_key="k-1")
        with pytest.raises(PermanentServiceError, match=said) as failed:
            asked.query("一") and asked.query("二")
    assert "[embeddings]" in failed.value.remedy or "log" in failed.value.remedy
    assert "k-1" not in str(failed.value)


@pytest.mark.parametrize(
    ("reply", "said"),
    [(Reply(cut=True), "cannot be reached"), (Reply("{}", delay_s=2), "did not answer in time")],
)
def test_what_may_go_through_later_is_told_so(reply, said):
    with serving([reply]) as running, pytest.raises(TransientServiceError, match=said):
        embedder(running, timeout_s=0.3).query("备案")


def test_nobody_at_home_is_told_without_user_and_password():
    nobody = EndpointEmbedder(EmbeddingsEndpoint("http://user:secret@127.0.0.1:9/v1", "bge", max_retries=0))

    with pytest.raises(TransientServiceError, match=r"http://127\.0\.0\.1:9/v1 cannot be reached"):
        nobody.passages(["备案"])


@pytest.mark.parametrize("options", [{"model": ""}, {"model": "bge", "api_key": "密钥"}])
def test_what_could_never_work_is_refused_before_anything_is_sent(options):
    with pytest.raises(ConfigError):
        EmbeddingsEndpoint("http://127.0.0.1:9/v1", **options)


def test_no_texts_ask_nothing():
    with serving(vectors) as running:
        assert embedder(running).passages([]) == []
    assert running.asked == []


def test_an_error_that_comes_as_an_answer_is_told_in_its_own_words():
    with serving([Reply('{"error": {"message": "model not loaded"}}')]) as server:
        embedder = EndpointEmbedder(EmbeddingsEndpoint(server.base_url, "bge", max_retries=0))
        with pytest.raises(PermanentServiceError, match="answers with an error: model not loaded"):
            embedder.query("甲")
