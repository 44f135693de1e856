"""Chinese text as data: quantities, dates, names, sentences, width, each with spans into the original."""
