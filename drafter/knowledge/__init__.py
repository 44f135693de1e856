"""What a notice may rely on: norms, approved wording, passages of past notices, and the index over them."""
