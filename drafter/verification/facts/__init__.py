"""The facts that may stand in a text, when a figure shows one of them, and what may be reckoned from them."""
