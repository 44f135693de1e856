"""What measures the comparison of notices: alignment, fact or wording, stale facts, speed."""
