"""Tables for operators to look into: Django's admin, with nothing in it that writes."""
