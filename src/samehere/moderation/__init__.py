"""What those who look after groups do, each act kept with who did it and why.

Owns reports (with a matter, which gives a wish and a standing), decisions on them and on pausing
an account, and appeals of decisions; and
the pages on which moderators and operators change the community's words, and *answer* reports that
a sentence was misread. The words themselves are in `vocabulary`, what was read is in
`experiences`; this room asks who may, and calls their actions.
"""
