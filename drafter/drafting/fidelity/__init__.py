"""Whether a wording says what an approved one says: the same but for changes that are known to be harmless."""
