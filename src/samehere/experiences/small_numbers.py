"""Small numbers: what may be shown of counts, so that nobody can be picked out. Pure."""
