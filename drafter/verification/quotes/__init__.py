"""Words of others: where a quote stands in its source, to the character, and whether its source says so."""
