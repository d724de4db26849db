"""People with an account: a pseudonym, an e-mail address, a way back in.

Words owned here: member, viewer (a member or None), operator, sign-in link.
"""
