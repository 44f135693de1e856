"""A hostile model and poisoned documents: whatever they say, the notice is true."""
