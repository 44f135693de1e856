"""Operators that make a clean draft false, a kind in each module."""
