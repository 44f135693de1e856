"""The one checker: decides what may stand in a notice, and says why where it may not."""
