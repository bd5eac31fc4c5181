"""Guards: each looks at a line's neighbours and gives the reason for which it is no such line after all, or None.

An empty reason says that the line was never near being one, and is not reported. The modules go by kind of line, as
those of a convention's rules do.
"""
