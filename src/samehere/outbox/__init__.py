"""What happens after the commit: events kept in the writer's transaction, the worker, mail.

Words owned here: event, reaction, delivery, mail.
"""
