"""What has been published: studies that members mention, recognised by their numbers.

Words owned here: reference, citation, identifier, card. Kept apart from `experiences`, so that no
page can blur what members say with what was published.
"""
