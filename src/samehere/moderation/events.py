"""What happened here. Events hold ids only; whoever reacts reads the rest and checks it again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportSent:
    """Somebody reported something, or asked that it be deleted."""

    report_id: int


@dataclass(frozen=True)
class ReportsDecided:
    """Somebody who looks after it decided on reports, or about an account."""

    decision_id: int


@dataclass(frozen=True)
class AppealSent:
    """Somebody asked that a decision be looked at once more."""

    appeal_id: int


@dataclass(frozen=True)
class AppealAnswered:
    """Somebody looked at a decision once more."""

    appeal_id: int
