"""Readers per format: a file becomes a Document of paragraphs, headings and table rows with their offsets."""
