"""The words of medicine as patients write them: treatments, conditions, signs, body sites.

Owns *concept* (an idea with a name), *term* (a way to say it) and *scope* (the condition a term is
limited to). `recognize` is pure and reads the shipped lists; what a community adds or retires is in
the tables, and `queries.recognizer` joins the two. Everyday words are never terms.
"""
