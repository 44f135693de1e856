"""Timings of whole runs, as ratios measured in one go; nothing here is asserted."""
