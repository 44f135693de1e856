"""The structure of a document: headings, clauses, tables, scores, rubric rows, and what it says of itself."""
