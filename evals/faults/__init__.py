"""Faults put into clean drafts, and drafts that mean the same: what the checks catch and refuse."""
