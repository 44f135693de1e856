"""From settings to services: the one room that chooses adapters."""
