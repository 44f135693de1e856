"""What a document is for, by the words of its title and its text, and by its shape."""

import re
from collections.abc import Sequence

from drafter.messages import catalogue
from drafter.outline.model import DocumentKind, OutlineNode
from drafter.outline.words import kind_words

_say = catalogue("drafter.outline")
_TITLE_WEIGHT, _TEXT_WEIGHT, _MOST_TEXT, _ARTICLES, _FEWEST = 6, 1, 4, 5, 3
_BRACKETED = re.compile(r"[（(【〔][^）)】〕]*[）)】〕]$")
_ENCLOSED = re.compile(r"(?<=报告)(?:及|和|与|暨|、)(?:其)?[^，。；]{0,8}(?:表|附件|指标体系)$")
"""What comes with a report, named in its title."""

_READ = 30000
_FEWEST_ARTICLES = 4


def kind_of(title: str, lines: Sequence[str], tree: OutlineNode) -> tuple[DocumentKind, tuple[str, ...]]:
    """The kind of a document and what told it; unknown where too little tells it.

    Args:
        title: of the document.
        lines: all its lines.
        tree: its headings.
    """
    text = "".join(lines)[:_READ]
    weights: dict[DocumentKind, int] = {}
    reasons: dict[DocumentKind, list[str]] = {}
    for kind in (DocumentKind.NOTICE, DocumentKind.REPORT, DocumentKind.NORM, DocumentKind.RUBRIC):
        weights[kind], reasons[kind] = _weigh(kind, title, text)
    articles = sum(1 for node in tree.walk() if re.match(r"第.{1,5}条", node.number))
    if articles >= _FEWEST_ARTICLES:
        weights[DocumentKind.NORM] += _ARTICLES
        reasons[DocumentKind.NORM].append(_say("kind_articles", count=articles))
    best = max(weights, key=lambda kind: weights[kind])
    if weights[best] < _FEWEST:
        return DocumentKind.UNKNOWN, (_say("kind_untold"),)
    return best, tuple(reasons[best])


def _weigh(kind: DocumentKind, title: str, text: str) -> tuple[int, list[str]]:
    weight, reasons = 0, []
    closing = _ENCLOSED.sub("", _BRACKETED.sub("", title.strip()))
    ends = next((word for word in kind_words(kind, "title") if closing.endswith(word)), "")
    holds = next((word for word in kind_words(kind, "title") if len(word) > 1 and word in title), "")
    if ends or holds:
        weight += _TITLE_WEIGHT if ends else _TITLE_WEIGHT // 3
        reasons.append(_say("kind_title_ends" if ends else "kind_title", word=ends or holds))
    said = [word for word in kind_words(kind, "text") if word in text]
    if said:
        weight += min(len(said) * _TEXT_WEIGHT, _MOST_TEXT)
        reasons.append(_say("kind_text", words="、".join(said[:4])))
    return weight, reasons
