"""The one fact that a figure tells: of those that have its value, the one that the words around it name."""
