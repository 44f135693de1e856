"""Sentences composed of the facts of the cases that ship: every form of words with every other."""
