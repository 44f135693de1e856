"""What stands above, below, before or behind what, by the facts' own values, where a sentence says so in words."""
