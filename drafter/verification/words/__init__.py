"""What words say of themselves: denials, degrees, causes, opposites, approved phrases, and stock phrases."""
