"""Figures that are no facts but follow from some, and what is said of a figure beyond its name."""
