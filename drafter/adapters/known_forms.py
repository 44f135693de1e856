"""Which form of structured output an endpoint takes: found out once, and remembered for later runs."""

import logging
from dataclasses import dataclass

from drafter.adapters.state_file import StateFile
from drafter.errors import OutputError

_log = logging.getLogger(__name__)


@dataclass
class KnownForms:
    """The form that one model at one endpoint takes.

    Attributes:
        endpoint: its address and model.
        file: where it is remembered beyond this run; `None` for not at all.
        writes: whether something new may be noted there.
    """

    endpoint: str
    file: StateFile | None = None
    writes: bool = True
    _form: str = ""

    def recall(self) -> str:
        """The form that was taken last; empty if none is known."""
        if not self._form and self.file and self.file.path.exists():
            try:
                with self.file.turn() as database:
                    row = database.execute(
                        "SELECT form FROM forms WHERE endpoint = ?", (self.endpoint,)
                    ).fetchone()
            except OutputError as error:
                _log.warning("%s", error)
                return ""
            self._form = str(row[0]) if row else ""
        return self._form

    def remember(self, form: str) -> None:
        """Note the form that was taken now; that this fails is told and hinders nobody."""
        if form == self._form:
            return
        self._form = form
        if self.file is None or not self.writes:
            return
        try:
            with self.file.turn() as database:
                database.execute("INSERT OR REPLACE INTO forms VALUES (?, ?)", (self.endpoint, form))
        except OutputError as error:
            _log.warning("%s", error)
