"""From a finding to the past wordings and norms that may help to write about it."""
