"""Who reacts to what: the wiring, checked once and then looked up."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Reaction = Callable[[Any], None]
Sweep = Callable[[], object]

_reactions: dict[type, tuple[Reaction, ...]] = {}
_unhurried: set[str] = set()
_sweeps: list[Sweep] = []


def register(reactions: Mapping[type, Sequence[Reaction]]) -> None:
    """Take `reactions` as the whole wiring, in place of what was registered before.

    Reactions to an event are called in the order given.

    Raises:
        TypeError: an event that is no frozen dataclass.
        ValueError: two events of one name, or one reaction twice for an event.
    """
    for event_type, called in reactions.items():
        if not is_frozen_dataclass(event_type):
            raise TypeError(f"{event_type.__name__} is no frozen dataclass.")
        if len({name_of(reaction) for reaction in called}) < len(called):
            raise ValueError(f"{event_type.__name__} calls one reaction twice.")
    if len({event_type.__name__ for event_type in reactions}) < len(reactions):
        raise ValueError("Two events have the same name.")
    _reactions.clear()
    _reactions.update({event_type: tuple(called) for event_type, called in reactions.items()})


def register_sweeps(sweeps: Sequence[Sweep]) -> None:
    """Take `sweeps` as what is cleared away about hourly, in place of what was before.

    Raises:
        ValueError: one sweep twice.
    """
    if len(set(sweeps)) < len(sweeps):
        raise ValueError("One sweep is registered twice.")
    _sweeps[:] = sweeps


def registered_sweeps() -> list[Sweep]:
    """Return the sweeps, in the order they are called."""
    return list(_sweeps)


def registered() -> dict[type, tuple[Reaction, ...]]:
    """Return the whole wiring as a copy."""
    return dict(_reactions)


def reactions_to(event_type: type) -> tuple[Reaction, ...]:
    """Return the reactions to an event, in the order they are called; perhaps none."""
    return _reactions.get(event_type, ())


def event_named(kind: str) -> type | None:
    """Return the event class called `kind`, None where no reaction waits for it."""
    return next((found for found in _reactions if found.__name__ == kind), None)


def name_of(reaction: Reaction | Sweep) -> str:
    """Return "room.module.function", which deliveries are recorded under.

    A reaction that is renamed counts as a new one.
    """
    module = reaction.__module__.removeprefix("samehere.")
    return f"{module}.{reaction.__qualname__}"


def unhurried(reaction: Reaction) -> Reaction:
    """Mark a reaction that works long: it gets no transaction and opens its own, short ones.

    The worker would otherwise keep every writer waiting. Its delivery is noted when it is done,
    so a worker that dies half-way calls it again: what it did before must be found done.
    """
    _unhurried.add(name_of(reaction))
    return reaction


def is_unhurried(reaction: Reaction) -> bool:
    """Whether the reaction opens transactions of its own."""
    return name_of(reaction) in _unhurried


def is_frozen_dataclass(found: type) -> bool:
    """Return whether `found` is a class made by `@dataclass(frozen=True)`."""
    parameters = getattr(found, "__dataclass_params__", None)
    return dataclasses.is_dataclass(found) and parameters is not None and parameters.frozen
