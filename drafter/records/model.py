"""The record of a run that its bundle keeps: the same for the same run, whenever and however often it is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.findings.model import Frozen


@dataclass(frozen=True)
class Provenance:
    """Digests of what a run is made from, for its record."""

    version: str
    config: str
    prompts: str
    knowledge: str


class Call(Frozen):
    """One answer of a model, as it came.

    Attributes:
        request: digest of the messages and the schema that were sent.
        completion: the raw answer; only its head where it was too long.
        prompt_tokens: as the endpoint counted; 0 if it did not.
        completion_tokens: likewise.
        finish: why the answer ended, as the endpoint says; empty if it does not.
        length: bytes that were read of an answer that was too long; else 0.
        digest: SHA-256 of these; else empty.
        cost: what it was charged at by the prices of the settings, a decimal; empty without prices.
    """

    request: str
    completion: str
    prompt_tokens: int
    completion_tokens: int
    finish: str = ""
    length: int = 0
    digest: str = ""
    cost: str = ""


class RunRecord(Frozen):
    """What went into a draft.

    Attributes:
        drafter: version of the program.
        case: digest of the case as loaded.
        rubric: id and digest of the rubric.
        config: digest of the settings.
        prompts: digest of the prompt files; empty for a writer that uses none.
        knowledge: digest of the passages that could be retrieved.
        writer: who wrote, such as `offline` or `model:qwen3`.
        passages: ids of the passages that were at hand, by clause.
        calls: every answer of the model, in order.
    """

    drafter: str
    case: str
    rubric: str
    config: str
    prompts: str
    knowledge: str
    writer: str
    passages: Mapping[str, tuple[str, ...]]
    calls: tuple[Call, ...] = ()
