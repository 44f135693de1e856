"""Changes of a clean draft that leave its meaning as it is, a kind in each module."""
