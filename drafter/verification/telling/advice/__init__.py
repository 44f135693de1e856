"""What a recommendation says by itself: whether it asks for what is asked for, of whoever answers for it."""
