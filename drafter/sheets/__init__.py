"""Score sheets as reviewers keep them, into a case and back: Excel, Word, PDF, the flattened text of an annex."""
