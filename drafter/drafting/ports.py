"""The two seams of drafting: a writer turns a plan into a draft, and a chat model answers a prompt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from drafter.drafting.model import Draft, Plan
from drafter.drafting.slots import Slots
from drafter.findings.model import Case
from drafter.knowledge.model import Evidence, Norm
from drafter.knowledge.wording import Wording
from drafter.scoring.card import ScoreCard
from drafter.verification.checker import Checker

Progress = Callable[[int, int], None]
"""Called with how many items are written, of how many."""


@dataclass(frozen=True)
class WritingContext:
    """All that a writer may draw on, for one case.

    Attributes:
        case: the findings and facts.
        card: the scores, for reference; a writer never changes them.
        wording: approved wording by theme and defect.
        norms: norms by id.
        slots: fills templates.
        evidence: past wordings by id of the planned clause, best first.
        checker: the gate.
    """

    case: Case
    card: ScoreCard
    wording: Wording
    norms: Mapping[str, Norm]
    slots: Slots
    evidence: Mapping[str, tuple[Evidence, ...]]
    checker: Checker


class Writer(Protocol):
    """Writes both sections."""

    @property
    def name(self) -> str:
        """As records and reports call it, such as `offline` or `model:qwen3`."""
        ...

    def write(self, plan: Plan, context: WritingContext, progress: Progress) -> Draft:
        """The draft of a plan: one item a planned item in each section, every planned point told once."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat: `role` is `system`, `user` or `assistant`."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's answer.

    Attributes:
        text: as it came, unparsed; only its head where it was too long.
        prompt_tokens: as the endpoint counted them; 0 if it did not.
        completion_tokens: likewise.
        finish: why it ended, as the endpoint says, such as `stop`, `length`, `tool_calls`; empty if it does not.
        length: bytes that were read of an answer that was too long; else 0.
        digest: SHA-256 of these, in hexadecimal; else empty.
        cost: what it was charged at by the configured prices, a decimal in their currency; empty without prices.
    """

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    finish: str = ""
    length: int = 0
    digest: str = ""
    cost: str = ""

    @property
    def overlong(self) -> bool:
        """Whether only the head of the answer is here."""
        return self.length > 0


class UnaskedError(Exception):
    """A request was not sent, and that ends nothing: the offline wording stands in its place.

    Attributes:
        key: of the message that says why, such as `spent`.
        values: what the message names.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class ChatModel(Protocol):
    """An OpenAI-compatible model, wherever it runs."""

    @property
    def name(self) -> str:
        """The model's name at its endpoint."""
        ...

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:
        """Answer once.

        Args:
            messages: the chat so far.
            schema: the JSON Schema that the answer should follow; the answer may break it all the same.

        Raises:
            TransientServiceError: the endpoint could not be reached, timed out or was overloaded.
            PermanentServiceError: it refused for good, such as a wrong key or an unknown model.
            UnaskedError: it was not asked, as a limit of the user's own is reached.
        """
        ...
