"""Readers: a file in, a Document out, every paragraph with its place in the source."""
