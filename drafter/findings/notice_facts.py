"""What the frame of a notice says as facts, so that its numbers and dates are checked like any other."""

from collections.abc import Mapping

from drafter.findings.model import Case, Fact, FactKind, Role


def notice_facts(case: Case) -> Mapping[str, Fact]:
    """The document number, the dates and the offices of the notice, under names such as `notice.deadline`."""
    notice = case.notice
    facts = {
        "notice.number": (FactKind.DOCUMENT_NUMBER, Role.IDENTIFIER, notice.number),
        "notice.issued": (FactKind.DATE, Role.OCCURRED, notice.issued.isoformat() if notice.issued else ""),
        "notice.deadline": (FactKind.DATE, Role.DEADLINE, notice.deadline.isoformat() if notice.deadline else ""),
        "notice.issuer": (FactKind.NAME, Role.UNIT, notice.issuer),
        "notice.issuer_office": (FactKind.NAME, Role.UNIT, notice.issuer_office),
        "notice.receiving_office": (FactKind.NAME, Role.UNIT, notice.receiving_office),
        "notice.title": (FactKind.DOCUMENT, Role.BASIS, notice.title),
    }
    copies = {
        f"notice.copies.{place}": (FactKind.NAME, Role.UNIT, copy) for place, copy in enumerate(notice.copies, 1)
    }
    return {
        name: Fact(kind=kind, label=role.value, role=role, value=value)
        for name, (kind, role, value) in {**facts, **copies}.items()
        if value
    }
