"""Kinds of rules: how measures and judgements become points, one kind to a module."""
