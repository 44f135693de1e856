"""How a figure follows from facts, or from others of its sentence: one way of making it a module."""
