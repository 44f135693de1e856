"""The case: what was found, point by point, and the typed facts it rests on."""
