"""What members say about treatments: read out of their posts, each with the sentence behind it.

Owns *statement* (one thing a post says somebody did or felt), *regimen*, *effect* and *tier*.
`extraction` is pure: text in, statements out. What has been published stands in `evidence`,
never here.
"""
