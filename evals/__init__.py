"""Measures drafts and times runs; drives the package and is never imported by it."""
