"""What a run was made of and what it cost: what its bundle says of it, and what is kept of it from run to run."""
