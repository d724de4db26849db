"""What an import found, in words for people and as JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from samehere.archives.actions import Imported
from samehere.archives.format import ArchivedThread
from samehere.archives.joining import Discussion
from samehere.archives.readers.warnings import counted
from samehere.markup import clean

_READ = (
    "What these posts say about treatments is read by the program and shown beside them and on the "
    "pages of treatments, marked as not checked by their authors. To leave them unread, import the "
    "same files again with --no-reading."
)
_NOT_READ = (
    "What these posts say about treatments is not read and shown nowhere. To have it read, import "
    "the same files again without --no-reading."
)


def warnings_of(thread: ArchivedThread, *, longest_post: int) -> list[str]:
    """Return everything that is missing, unknown or guessed about a discussion, as sentences.

    `longest_post` is how long a post written here may be.
    """
    return [*_missing(thread), *_not_kept(thread), *_sizes(thread, longest_post), *thread.warnings]


def as_json(discussions: Sequence[Discussion], *, is_written: bool, longest_post: int) -> str:
    """Return the report as one JSON document, with ASCII characters only.

    `written` says whether the discussions now stand in the community.
    """
    threads = [_thread(discussion.thread, longest_post) for discussion in discussions]
    return json.dumps({"threads": threads, "written": is_written}, indent=1)


def as_words(
    discussions: Sequence[Discussion], *, written: Imported | None, longest_post: int
) -> str:
    """Return the report as lines to read. `written` None: a dry run."""
    lines: list[str] = []
    for place, discussion in enumerate(discussions):
        lines += _discussion(discussion, longest_post)
        if written:
            lines.append(f"  {_added(discussion.thread, written.added[place])}")
        lines.append("")
    lines += _summary(discussions, written)
    return "\n".join(lines)


def _thread(thread: ArchivedThread, longest_post: int) -> dict[str, object]:
    return {
        "title": thread.title,
        "followers": thread.followers,
        "likes": thread.likes,
        "replies_stated": thread.replies_stated,
        "replies_found": thread.replies_found,
        "posts": [
            {
                "index": index,
                "parent": post.parent,
                "author": post.author,
                "posted_at": post.posted_at.isoformat() if post.posted_at else None,
                "likes": post.likes,
                "text": post.text,
            }
            for index, post in enumerate(thread.posts)
        ],
        "warnings": warnings_of(thread, longest_post=longest_post),
    }


def _discussion(discussion: Discussion, longest_post: int) -> Iterator[str]:
    thread = discussion.thread
    first_level = sum(post.parent == 0 for post in thread.posts)
    yield f"{' + '.join(discussion.files)}: {discussion.layout}"
    yield f"  Title: {thread.title}"
    yield (
        f"  Stated: followers {_figure(thread.followers)}, likes {_figure(thread.likes)}, "
        f"replies {_figure(thread.replies_stated)}"
    )
    yield f"  Found: the opening post and {_replies(thread.replies_found)}, {first_level:,} to it"
    for warning in warnings_of(thread, longest_post=longest_post):
        yield f"  - {warning}"


def _added(thread: ArchivedThread, added: int) -> str:
    kept = len(thread.posts) - added
    if not added:
        return f"Nothing to add: all {counted(kept, 'post', 'posts')} had come in before."
    if kept:
        return f"Added {counted(added, 'post', 'posts')}; {kept:,} had come in before."
    return f"Added all {counted(added, 'post', 'posts')}."


def _summary(discussions: Sequence[Discussion], written: Imported | None) -> Iterator[str]:
    if written is None:
        yield (
            f"Dry run: {counted(len(discussions), 'discussion', 'discussions')} read, "
            "nothing written."
        )
        return
    if written.group_is_new:
        yield f"There was no group “{written.group_name}”, so it was made."
    posts = counted(sum(written.added), "post", "posts")
    of = counted(len(discussions), "discussion", "discussions")
    yield f"Added {posts} of {of} to “{written.group_name}”."
    yield _READ if written.may_be_read else _NOT_READ


def _missing(thread: ArchivedThread) -> Iterator[str]:
    stated, found = thread.replies_stated, thread.replies_found
    if stated is None:
        yield f"Replies: the page does not state how many; found {found:,}."
    elif stated > found:
        missing = counted(stated - found, "is", "are")
        yield f"Stated {_replies(stated)}, found {found:,}; {missing} missing from the page."
    elif stated < found:
        yield f"Stated {_replies(stated)}, yet found {found:,}."


def _not_kept(thread: ArchivedThread) -> Iterator[str]:
    posts = len(thread.posts)
    nameless = sum(post.author is None for post in thread.posts)
    timeless = sum(post.posted_at is None for post in thread.posts)
    shown = "each such post is shown as “A member (name not kept)”"
    if nameless == posts:
        yield f"Authors: none kept on this page; {shown}."
    elif nameless:
        yield f"Authors: not kept for {nameless:,} of {posts:,} posts; {shown}."
    if timeless == posts:
        yield "Times: not kept; every post is shown as “date not known”."
    elif timeless:
        yield f"Times: not kept for {timeless:,} of {posts:,} posts, shown as “date not known”."
    unliked = sum(post.likes is None for post in thread.posts)
    if unliked:
        yield f"Likes: not stated for {unliked:,} of {posts:,} posts."


def _sizes(thread: ArchivedThread, longest_post: int) -> Iterator[str]:
    long = sum(len(post.text) > longest_post for post in thread.posts)
    if long:
        yield (
            f"Long: {counted(long, 'post is', 'posts are')} over the {longest_post:,} characters "
            "that a post written here may have; kept whole."
        )
    unseen = sum(_has_unseen(post.text) for post in thread.posts)
    if unseen:
        yield (
            f"Invisible or misleading characters in {counted(unseen, 'post', 'posts')} "
            "are left out where the text is stored."
        )


def _has_unseen(text: str) -> bool:
    return not text.isascii() and len(clean(text)) < len(normalize("NFC", text.strip()))


def _replies(number: int) -> str:
    return counted(number, "reply", "replies")


def _figure(number: int | None) -> str:
    return "not stated" if number is None else f"{number:,}"
