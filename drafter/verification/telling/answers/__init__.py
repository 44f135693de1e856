"""Which recommendation answers which problem: each problem has one, and each stands where it belongs."""
