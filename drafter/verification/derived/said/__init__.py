"""What the words around a figure say of it, and whether they call it by what it is made of."""
