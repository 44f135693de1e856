"""What is drawn on a page of a PDF file, its text left out: of a page of tables the text is most of the work.

Importing this costs 0.3 s, which a file without rules need not pay.
"""

from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent


class _Drawing(PDFPageInterpreter):
    """Follows the commands of a page but for those that show text; fonts are not opened."""

    def init_resources(self, resources: dict[object, object]) -> None:
        super().init_resources({name: one for name, one in (resources or {}).items() if name != "Font"})

    def do_Tf(self, fontid: Any, fontsize: Any) -> None:  # noqa: ANN401, N802  # a vendor's name
        """Choose a font."""

    def do_TJ(self, seq: Any) -> None:  # noqa: ANN401, N802  # a vendor's name
        """Show text: all other commands that do come here."""


class DrawnPage(Page):
    """A page of pdfplumber that has lines, rectangles and curves, and no characters."""

    @property
    def layout(self) -> LTPage:
        """What pdfminer makes of the page."""
        manager = self.pdf.rsrcmgr
        device = PDFPageAggregatorWithMarkedContent(manager, pageno=self.page_number, laparams=None)
        _Drawing(manager, device).process_page(self.page_obj)
        return device.get_result()
