"""Groups around a condition, and what is said in them.

Words owned here: group, membership, thread (on pages: discussion), post, reply, like, same here,
follow, import source, imported author.
"""
