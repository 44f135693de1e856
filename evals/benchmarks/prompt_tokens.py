"""Tokens of a drafted item, beside those of sending everything with every item.

Run: python -m evals.benchmarks.prompt_tokens [CASE …]

By estimate (`drafter/drafting/tokens.py`), of the first request for each item. `fixed`: the part that is the same
for all items of a case, which caches of servers and providers serve. Stuffing, as plain prompts do it: the
same fixed part, then all accounts of the case, all past wordings of the base and all its norms, for every item.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, WriterKind
from drafter.drafting.model_writer import ModelWriter
from drafter.drafting.offline_writer import OfflineWriter
from drafter.drafting.ports import Completion, Message
from drafter.drafting.prompts import load_prompts
from drafter.drafting.tokens import tokens_of, tokens_of_messages
from drafter.findings.model import Case
from drafter.knowledge.notices import load_notices
from drafter.pipeline import draft_notice
from drafter.recording import Silent
from drafter.services import Services

_FIRST = 2
"""Messages of a first request; a repair has more."""

_ITEM = "请改写 "
"""Begins what is said of one item."""


@dataclass
class _Listening:
    """Hears requests and answers nothing that could be used."""

    name: str = "listening"
    heard: list[tuple[Message, ...]] = field(default_factory=list)

    def complete(self, messages: Sequence[Message], schema: Mapping[str, object]) -> Completion:  # noqa: ARG002
        self.heard.append(tuple(messages))
        return Completion("{}")


def requests_of(case: Case, services: Services) -> list[tuple[Message, ...]]:
    """The first request for each item of a case."""
    chat = _Listening()
    writer = ModelWriter(OfflineWriter(), chat, load_prompts(asset("prompts")))
    draft_notice(case, replace(services, writer=writer), Silent())
    return [request for request in chat.heard if len(request) == _FIRST]


def fixed_part(request: Sequence[Message]) -> int:
    """Tokens of what is the same for all items of a case."""
    system, item = request
    return tokens_of_messages([system]) + tokens_of(item.content.partition(_ITEM)[0])


def stuffed(case: Case, services: Services, config: Config) -> int:
    """Tokens of a request that holds everything there is."""
    accounts = [text for _, _, point in case.all_points() for text in (point.title, point.text, point.advice)]
    labels = [f"{name}{fact.label}{fact.role}{fact.unit}" for name, fact in case.all_facts()]
    notices = load_notices(config.knowledge.base_folder / "notices")
    passages = [clause.text for notice in notices for clause in notice.clauses]
    norms = [f"{norm.citation}{norm.topic}{norm.content}" for norm in services.norms.values()]
    return sum(map(tokens_of, (*accounts, *labels, *passages, *norms, *services.wording.texts())))


def main() -> None:
    """Print a line a case."""
    config = Config.model_validate({"knowledge": {"embedder": "none"}})
    services = build_services(config, writer=WriterKind.OFFLINE)
    paths = [Path(name) for name in sys.argv[1:]] or sorted(asset("examples").glob("*/case.yaml"))
    print(f"{'case':<18}{'items':>6}{'tokens/item':>13}{'most':>8}{'fixed':>8}{'stuffing':>10}{'ratio':>7}")
    for path in paths:
        case = load_case_file(path, config).case
        requests = requests_of(case, services)
        if not requests:
            continue
        tokens = [tokens_of_messages(request) for request in requests]
        fixed, mean = fixed_part(requests[0]), sum(tokens) / len(tokens)
        whole = fixed + stuffed(case, services, config)
        told = f"{path.parent.name:<18}{len(tokens):>6}{mean:>13.0f}{max(tokens):>8}"
        print(f"{told}{fixed:>8}{whole:>10}{whole / mean:>7.1f}")


if __name__ == "__main__":
    main()
