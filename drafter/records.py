"""What a run was made of: one record a run, kept in the bundle, so that a draft can be traced and repeated."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel

from drafter.drafting.ports import ChatModel, Completion, Message
from drafter.findings.model import Frozen


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
    """

    request: str
    completion: str
    prompt_tokens: int
    completion_tokens: int
    finish: str = ""
    length: int = 0
    digest: str = ""


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


def digest(value: BaseModel | str | bytes) -> str:
    """SHA-256 of a model's JSON, a text or bytes, in hexadecimal."""
    data = value.model_dump_json() if isinstance(value, BaseModel) else value
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def digest_of_files(folder: Path, pattern: str) -> str:
    """One digest of the names and contents of all matching files of a folder."""
    files = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return digest("\n".join(f"{path.relative_to(folder)} {digest(path.read_bytes())}" for path in files))


def without_secrets(text: str, secrets: Sequence[str]) -> str:
    """A text in which `[redacted]` stands for every secret, also where JSON escapes characters of it.

    What is shorter than a key can be (`none`, `EMPTY`) is no secret: servers without keys are given such words.
    """
    kept = [secret.strip() for secret in secrets if len(secret.strip()) >= _SHORTEST_SECRET]
    return re.sub("|".join(map(_escaped, kept)), _REDACTED, text) if kept else text


def _escaped(secret: str) -> str:
    """A pattern for a text as it is, or as JSON may write it."""
    return "".join(rf"(?:\\?{re.escape(one)}|\\u(?i:{ord(one):04x}))" for one in secret)


_SHORTEST_SECRET = 8
_REDACTED = "[redacted]"


@dataclass
class TracedChat:
    """A chat model that remembers what it was asked and what it answered.

    Attributes:
        inner: the model.
        calls: what it has answered so far.
        secrets: what may stand in no draft and no record, such as the key: a model or a proxy may echo it.
    """

    inner: ChatModel
    calls: list[Call] = field(default_factory=list)
    secrets: Sequence[str] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The model's own name."""
        return self.inner.name

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once, and remember it."""
        answer = self.inner.complete(messages, schema)
        completion = replace(answer, text=without_secrets(answer.text, self.secrets))
        request = digest("\0".join(f"{message.role}\0{message.content}" for message in messages) + str(schema))
        self.calls.append(
            Call(
                request=request,
                completion=completion.text,
                prompt_tokens=completion.prompt_tokens,
                completion_tokens=completion.completion_tokens,
                finish=completion.finish,
                length=completion.length,
                digest=completion.digest,
            )
        )
        return completion
