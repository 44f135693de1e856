"""Every figure, date, period and grade of a text is one of the case, in its own place, or it may not stand."""
