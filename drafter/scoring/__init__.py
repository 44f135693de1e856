"""Every number of the review is made here, in Decimal, from rubric rules and reviewers' judgements."""
