"""What retrieval is measured on: questions, and the passages that answer them."""
