"""Sentences as people write them, true and with one thing made false, and what the gate makes of each."""
