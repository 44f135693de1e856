"""Everything that an audit says of a document, alarms and hints alike."""

from drafter.audit.auditor import audit


def findings(document):
    """The alarms and the hints in the order of the text."""
    found = audit(document)
    return tuple(sorted((*found.issues, *found.hints), key=lambda issue: issue.quotes[0].start))
