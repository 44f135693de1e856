"""What the words around a figure say of it: whose it is, of what role and year, beside what it stands."""
