"""A text under examination: its sections, items, clauses and scopes, each with its place."""
