"""One module per kind of contradiction; each reads the same reading and speaks only when it understands."""
