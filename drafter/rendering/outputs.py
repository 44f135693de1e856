"""The four files of a draft."""

from drafter.rendering.bundle import to_bundle
from drafter.rendering.dossier import Dossier
from drafter.rendering.page import to_page
from drafter.rendering.word import to_word

NOTICE_WORD = "notice.docx"
NOTICE_TEXT = "notice.md"
REVIEW_PAGE = "review.html"
BUNDLE = "bundle.json"


def outputs(dossier: Dossier) -> dict[str, bytes]:
    """What is written for a dossier, by file name, ready for `files.write_all`.

    notice.md is the manuscript's text itself: what stands there is what was checked.
    """
    return {
        NOTICE_WORD: to_word(dossier.notice),
        NOTICE_TEXT: dossier.manuscript.text.encode(),
        REVIEW_PAGE: to_page(dossier).encode(),
        BUNDLE: to_bundle(dossier).encode(),
    }
