"""A model's opinion on fluency, register and usefulness: it may ask for a review, and can overrule nothing."""
