"""Makes the list of letters that look like others, by which names are compared."""
