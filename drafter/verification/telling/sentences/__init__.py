"""What a sentence says, wherever it stands, against all that the case says."""
