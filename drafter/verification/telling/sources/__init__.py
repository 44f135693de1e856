"""What a case says on each of its points, and on which of them a sentence is."""
