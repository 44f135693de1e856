"""What is said to be written somewhere, within quotation marks, where the account has other words in them."""

from collections.abc import Iterator

from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import QUOTED

NAME = "quotes"
_BEFORE = 8


def miscited(flat: str, sources: Sources) -> Iterator[Found]:
    """The words that a sentence, with its quotation marks, cites in place of those that its account cites."""
    for match in QUOTED.finditer(flat):
        said = match.group(1)
        if compiled("cited", "written").search(flat[max(match.start() - _BEFORE, 0) : match.start()]):
            for told in sources.around(flat, *match.span(1)):
                if told.quoted and not any(one in flat for one in told.quoted) and not told.says(said):
                    yield Found(NAME, "quote_changed_case", *match.span(1), told.quoted[-1])
                    break
