"""The commands of the terminal, a module each: read arguments, call the flow, say what came of it."""
