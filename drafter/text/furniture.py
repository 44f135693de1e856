"""Page numbers that stand between the lines of an extracted text: — 5 —, - 12 -, 第 5 页 共 25 页."""

import re
from bisect import bisect_left

from drafter.text.marks import Canvas, MarkKind

_PAGE = re.compile(
    r"(?:[-—–－―]{1,2}[ \t\u3000]{0,4}[0-9０-９]{1,4}[ \t\u3000]{0,4}[-—–－―]{1,2}"
    r"|第[ \t\u3000]{0,4}[0-9０-９]{1,4}[ \t\u3000]{0,4}页[ \t\u3000]{0,4}(?:[,，/／|][ \t\u3000]{0,4})?"
    r"(?:共[ \t\u3000]{0,4}[0-9０-９]{1,4}[ \t\u3000]{0,4}页)?)"
    r"[ \t\u3000]{0,40}(?=[\r\n\f]|\Z)"
)
_SIGNS = "-—–－―页"
"""One of these is in every page number, folded or not."""

_MARGIN = 40
_LINE_ENDS = "\n\r\f"


def claim_furniture(canvas: Canvas) -> None:
    """Claim page numbers that have a line of their own."""
    if not (canvas.digits and canvas.holds(_SIGNS)):
        return
    source, offsets = canvas.source, canvas.view.offsets
    spans: list[tuple[int, int, str]] = []
    for match in _PAGE.finditer(source):
        ahead = source[max(match.start() - _MARGIN, 0) : match.start()].rstrip(" \t\u3000")
        if (ahead and ahead[-1] not in _LINE_ENDS) or (not ahead and match.start() > _MARGIN):
            continue
        spans.append((bisect_left(offsets, match.start()), bisect_left(offsets, match.end()), ""))
    canvas.claim_spans(spans, MarkKind.WORD)
