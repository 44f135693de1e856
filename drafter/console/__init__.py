"""What the terminal shows: progress and errors on stderr, results and the documents of `--json` on stdout."""
