"""What an editor sees of a comparison: a page with two columns, and a Word document with revisions."""
