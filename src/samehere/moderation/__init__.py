"""What those who look after groups do, each act kept with who did it and why.

Owns reports (with a matter, which gives a wish and a standing), decisions on them and on pausing
an account, appeals of decisions, and the pages on which the community's words are changed and
reports of misread sentences *answered*. The words are in `vocabulary`, what was read is in
`experiences`.
"""
