"""The gate: a report against a committed baseline, row by row and by a paired test of every measure."""
