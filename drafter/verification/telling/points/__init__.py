"""Which clauses tell which points of a case, and whether each point is told exactly once."""
