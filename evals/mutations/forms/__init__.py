"""The ways in which a fact may be written, and the ways in which each goes wrong."""
