"""Each sentence beside the account that it retells: what stands there otherwise than the account has it."""
