"""What is done with references: found in posts, let go of, looked up."""

from samehere.evidence.actions.announcing import show_group_anew
from samehere.evidence.actions.finding import find_references, withdraw_post
from samehere.evidence.actions.looking_up import ask_for_titles, look_up_title

__all__ = ["ask_for_titles", "find_references", "look_up_title", "show_group_anew", "withdraw_post"]
