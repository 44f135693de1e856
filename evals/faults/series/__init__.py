"""Made-up cases in any number, for faults of which the cases written by hand give too few drafts."""
