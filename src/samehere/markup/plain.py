"""Text that is no markup (imported posts): every character stays what it is."""

from samehere.markup.links import linked


def plain_html(source: str) -> str:
    """Return `source` as HTML: a paragraph per block between blank lines, <br> at line ends."""
    paragraphs: list[str] = []
    lines: list[str] = []
    for line in linked(source).split("\n"):
        if line and not line.isspace():
            lines.append(line)
        elif lines:
            paragraphs.append("<br>".join(lines))
            lines = []
    if lines:
        paragraphs.append("<br>".join(lines))
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
