"""Where each column that can hold text has its word, or why it needs none.

Columns with choices are left out: what stands in them stands in the code. A column that is not
here fails the test: whoever adds one says which word stands in it, and `may_read` who reads that.
"""

# Made by the code: names of kinds and rules, numbers of rows, ids of members.
CODE = "made by the code"
# Looked for by its value, where it opens anything at all.
RANDOM = "random, or a hash"
# Of Django or a library; people do not fill it.
LIBRARY = "of a library"
# Tables for signing in by a provider, which none is set up for here.
ELSEWHERE = "kept of a provider"

_REASONS = {CODE, RANDOM, LIBRARY, ELSEWHERE}

COLUMNS = {
    "account.EmailAddress": {"email": "author mail"},
    "account.EmailConfirmation": {"key": RANDOM},
    "admin.LogEntry": {
        "change_message": LIBRARY,
        "object_id": LIBRARY,
        "object_repr": LIBRARY,
    },
    "auth.Group": {"name": LIBRARY},
    "auth.Permission": {"codename": LIBRARY, "name": LIBRARY},
    "contenttypes.ContentType": {"app_label": LIBRARY, "model": LIBRARY},
    "discussions.Group": {
        "about": "secret about",
        "name": "secret name",
        "name_key": "secret name",
        "rules": "secret rules",
        "slug": "secret name",
    },
    "discussions.HeldPost": {
        "html": "held post",
        "reason": "refusal",
        "source": "held post",
        "title": "held title",
    },
    "discussions.ImportSource": {"key": "source key"},
    "discussions.ImportedAuthor": {"name": "secret import"},
    "discussions.Invitation": {"token_hash": RANDOM},
    "discussions.OneTimeKey": {"digest": RANDOM, "key": "one time key"},
    "discussions.Post": {
        "html": "secret post",
        "plain_text": "secret post",
        "source": "secret post",
        "source_id": "source id",
        "text_hash": RANDOM,
    },
    "discussions.Removal": {"reason": "reason to leave"},
    "discussions.RemovedText": {"source": "removed post", "title": "removed title"},
    "discussions.Thread": {"title": "secret title"},
    "evidence.CitedTreatment": {"treatment": "secret drug"},
    "evidence.Reference": {
        "authors": "study authors",
        "journal": "study journal",
        "title": "study title",
        "value": "study doi",
    },
    "experiences.PostReading": {"rules_version": CODE},
    "experiences.Statement": {
        "cause": CODE,
        "effect": "secret effect",
        "effect_surface": "secret effect surface",
        "indication": "secret indication",
        "regimen": CODE,
        "resolved_by": CODE,
        "rule": CODE,
        "stop_reason": CODE,
        "treatment": "secret drug",
        "treatment_surface": "secret drug surface",
    },
    "experiences.Tally": {
        "address": "secret drug",
        "subject": "secret effect",
        "treatment": "secret drug",
        "value": CODE,
    },
    "members.AddressChange": {"old_email": "former mail", "undo_hash": RANDOM},
    "members.Consent": {"choice": CODE},
    "members.Device": {"session_key": RANDOM, "words": "author device"},
    "members.FormerName": {"key_mark": RANDOM, "look_mark": RANDOM},
    "members.MailedCode": {"code_hash": RANDOM, "email": "coming mail"},
    "members.Member": {
        "email": "lurker mail",
        "name": "lurker name",
        "name_key": "lurker name",
        # The letters of the name, folded further than the name's own key.
        "name_look": CODE,
        "password": RANDOM,
        "public_id": RANDOM,
        "suspension_reason": "pause reason",
    },
    "members.Profile": {"about": "author about", "about_html": "author about"},
    "members.ProfileItem": {"concept": "shown condition"},
    "members.SignInLink": {"token_hash": RANDOM},
    "mfa.Authenticator": {"data": "passkey"},
    "moderation.Appeal": {"answer": "appeal answer", "text": "appeal"},
    "moderation.Decision": {"reason": "decision"},
    "moderation.Report": {
        "address": "open reporter mail",
        "key_hash": RANDOM,
        "name": "open signer",
        "net": RANDOM,
        "note": "secret note",
        "number": RANDOM,
    },
    "outbox.Delivery": {"reaction": CODE},
    "outbox.Event": {"error": CODE, "kind": CODE, "payload": CODE},
    "outbox.Mail": {
        "error": CODE,
        "subject": "mail subject",
        "text": "mail text",
        "to": "mail address",
    },
    "sessions.Session": {"session_data": LIBRARY, "session_key": RANDOM},
    "socialaccount.SocialAccount": dict.fromkeys(["extra_data", "provider", "uid"], ELSEWHERE),
    "socialaccount.SocialApp": dict.fromkeys(
        ["client_id", "key", "name", "provider", "provider_id", "secret", "settings"], ELSEWHERE
    ),
    "socialaccount.SocialToken": dict.fromkeys(["token", "token_secret"], ELSEWHERE),
    "vocabulary.Concept": {"name": "shown condition"},
    "vocabulary.Term": {"key": "term", "language": CODE, "name": "term"},
    "vocabulary.TermChange": {"made_by": RANDOM, "reason": "term reason"},
    "vocabulary.TermDoubt": {
        "concept": "shown condition",
        "key": "term",
        "meant": "doubt",
        "name": "term",
        "said_by": RANDOM,
        "seen_at": "secret name",
    },
    "web.PageVersion": {"key": "secret name"},
}


def columns_with_words() -> list[tuple[str, str, str]]:
    """Return model, column and the name of the word in it, of all that have one."""
    return [
        (model, column, place)
        for model, columns in COLUMNS.items()
        for column, place in columns.items()
        if place not in _REASONS
    ]
