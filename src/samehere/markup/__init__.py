"""Text from people, made safe: source to HTML and to plain text. Pure: no Django, no database.

Words owned here: source, source format, rendered, plain text.
"""
