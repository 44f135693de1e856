"""The only room that speaks to vendors."""
