"""Bodies, persons, papers and numbers of things: those of the case and of cited norms, and no others."""
