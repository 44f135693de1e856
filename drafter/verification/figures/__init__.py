"""Every figure, date and period of a text is bound to the one fact that the words around it name."""
