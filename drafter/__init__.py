"""Drafts the problems and recommendations of a budget-performance review notice."""
