"""The shell every page stands in: base page, styles, forms, paging, page cache, refusals.

No word of the domain below this line. Words owned here: page version, segment, hole, refusal.
"""
