"""What a problem says of the points that it tells: nothing else than they are, and no more."""
