"""One module per kind of contradiction, in rooms by what is held against what.

Each reads the same reading and speaks only when it understands. A room lists its checks as `CHECKS`, the surest
first: of two that say the same of the same places, the first is heard.
"""
