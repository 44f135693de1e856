"""This year's notice beside earlier ones: what changed, what returns, and whether an old fact slipped in."""
