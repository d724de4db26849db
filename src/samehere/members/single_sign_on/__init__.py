"""Signing in by a charity's OpenID Connect provider, where the operator has set one.

Taken from the provider: who it is there (its `sub`) and an e-mail address. Never a name or a
picture. Nothing it sends is kept but the `sub`; tokens are used once and forgotten.
"""
