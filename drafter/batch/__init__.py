"""Hundreds of cases at once: which are to be drafted, by how many hands, and what came of each."""
