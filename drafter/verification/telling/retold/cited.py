"""What is said to be written somewhere, within quotation marks, where the account has other words in them."""

import re
from collections.abc import Iterator

from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers
from drafter.verification.telling.retold.found import Found
from drafter.verification.telling.retold.tables import compiled
from drafter.verification.telling.sources.sources import Sources
from drafter.verification.telling.sources.texts import QUOTED

NAME = "quotes"
_BEFORE = 8


def norms(text: str, sources: Sources) -> Iterator[Found]:
    """What is said to be broken, where the account names another norm, and neither it nor its point this.

    A finding may break more than its account names: a person decides.
    """
    found = list(compiled("cited", "norm").finditer(text)) if "《" in text else []
    for match in found:
        if not compiled("cited", "broken").search(text, 0, match.start()):
            continue
        for told in sources.around(text, *match.span()):
            own = [one for piece in told.every for one in compiled("cited", "norm").finditer(piece)]
            if own and not any(_same(one, other) for one in (*own, *_known(sources)) for other in found):
                yield Found("names", "word_exchanged", *match.span(), own[0].group(), sure=False)
                break


def _same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two citations are of one article."""
    return title_key(one["title"]) == title_key(other["title"]) and covers(one["article"], other["article"])


def _known(sources: Sources) -> Iterator[re.Match[str]]:
    """The norms on which the points of the case rest, whichever is told: one finding may break several."""
    book = sources.book
    held = (name for _, point in book.points.values() for name in point.norms if name in book.norms)
    return compiled("cited", "norm").finditer("，".join(book.norms[name].citation for name in held))


def miscited(flat: str, sources: Sources) -> Iterator[Found]:
    """The words that a sentence, with its quotation marks, cites in place of those that its account cites."""
    for match in QUOTED.finditer(flat):
        said = match.group(1)
        if compiled("cited", "written").search(flat[max(match.start() - _BEFORE, 0) : match.start()]):
            for told in sources.around(flat, *match.span(1)):
                if told.quoted and not any(one in flat for one in told.quoted) and not told.says(said):
                    yield Found(NAME, "quote_changed_case", *match.span(1), told.quoted[-1])
                    break
