"""The house template: the parts of a Word document after GB/T 9704-2012, as files one can read and compare."""
