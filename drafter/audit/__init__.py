"""The audit: contradictions inside one submitted report, each with its quotes and what was expected."""
