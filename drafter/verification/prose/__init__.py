"""Sentences as sentences: their ground, structure, residue, and what leaked in from other notices."""
