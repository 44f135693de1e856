"""Figures that follow by no rule: what arithmetic makes of the facts of their finding, for a person to look at."""
