"""The rules of the house that an import check cannot see, each a function over a tree of files.

A rule takes a `Tree` and yields one sentence per violation, `path:line: what is wrong`.
tests/test_architecture.py runs each on the project, and on a planted violation.
"""
