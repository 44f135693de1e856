"""What is told of the points: each exactly once, nothing beside them, each answered by a recommendation."""
