"""Settings: what may be set, what may be written for it, and the one reading of `config.toml`."""
