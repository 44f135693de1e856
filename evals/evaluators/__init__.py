"""One thing measured in each file; `evals/registry.py` lists them."""
