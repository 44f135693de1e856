"""Each sentence beside the one of the program's own draft that it was made from: what was changed."""
