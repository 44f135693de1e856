"""What stands around the two sections, and nothing besides."""
