"""What is measured on a page, by script that the browser's debugger runs: no policy forbids it."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Its words for each fault, with the element.
_AXE = """async rules => {
    const found = await axe.run({resultTypes: ["violations"], ...(rules && {runOnly: rules})});
    return found.violations.flatMap(fault => fault.nodes.map(
        node => `${fault.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""

# The rules of axe's about colours. Nothing else differs between light and dark (test_styles.py).
_ABOUT_COLORS = ["color-contrast", "link-in-text-block"]

# What reaches beyond the right edge, where the page as a whole does.
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")]
        .filter(element => element.getBoundingClientRect().right > innerWidth)
        .map(element => element.outerHTML.slice(0, 100))"""

# Buttons, and links that look like buttons, want 44 pixels, other links 24. A link that a member
# wrote, and a word that can be looked up, which is a button for the keyboard's sake, are as high as
# their line: lines of our smallest words are 23.2 pixels apart.
_TOO_SMALL = """() => {
    const buttons = "button:not(.term), summary, textarea, .btn, .act, .choice, .field > input";
    const needs = (element, isInPost) =>
        element.matches(buttons) ? 44 : isInPost ? 23 : 24;
    return [...document.querySelectorAll("a[href], label.choice, " + buttons)]
        .filter(element => element.checkVisibility())
        .map(element => {
            const style = getComputedStyle(element);
            const isInPost = style.display === "inline" && element.closest(".post-body, .voice");
            const box = element.getBoundingClientRect();
            return {words: element.innerText || element.name,
                    width: box.width,
                    height: isInPost ? parseFloat(style.lineHeight) : box.height,
                    needed: needs(element, isInPost)};
        })
        .filter(one => one.height < one.needed - 0.1 || one.width < 24)
        .map(one => `${one.words}: ${one.width} x ${one.height}, needs ${one.needed}`);
}"""

# Elements whose words are smaller than the smallest of our sizes.
_TOO_FINE = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.checkVisibility() && !element.closest(".sr, svg"))
    .filter(element => [...element.childNodes].some(
        node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter(element => parseFloat(getComputedStyle(element).fontSize) < 16)
    .map(element => element.outerHTML.slice(0, 100))"""

# Rows of acts that are not one row, and words in them that are on two lines.
_BROKEN_ACTS = """() => [...document.querySelectorAll(".acts")].filter(row => {
    const acts = [...row.children].filter(act => !act.open);
    const isOneRow = new Set(acts.map(act => Math.round(act.getBoundingClientRect().top))).size < 2;
    const words = [...row.querySelectorAll(":scope > .act, summary")].flatMap(
        act => [...act.childNodes].filter(node => node.nodeType === Node.TEXT_NODE));
    const isOneLine = words.every(node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects().length < 2;
    });
    return !isOneRow || !isOneLine || row.scrollWidth > row.clientWidth;
}).map(row => row.innerText)"""


def prepare(page: Page) -> None:
    """Put axe into the page; it stays until the next page."""
    page.evaluate(AXE_SCRIPT)


def faults_axe_finds(page: Page) -> list[str]:
    """Return what axe objects to in the page as it is shown now. Needs `prepare`."""
    found: list[str] = page.evaluate(_AXE)
    return found


def faults_of_color(page: Page) -> list[str]:
    """Return what axe objects to in the colours, in half the time. Needs `prepare`."""
    found: list[str] = page.evaluate(_AXE, _ABOUT_COLORS)
    return found


def too_wide(page: Page) -> list[str]:
    """Return what makes the page wider than the window."""
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


def faults_of_size(page: Page) -> list[str]:
    """Return what is too wide for the window, or too small to hit or to read."""
    found: list[str] = []
    for what, script in (
        ("too wide", _TOO_WIDE),
        ("too small to hit", _TOO_SMALL),
        ("too small to read", _TOO_FINE),
        ("not on one line", _BROKEN_ACTS),
    ):
        found += [f"{what}: {words}" for words in page.evaluate(script)]
    return found
