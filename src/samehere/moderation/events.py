"""What happened here. Events hold ids only; whoever reacts reads the rest and checks it again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportSent:
    """Somebody reported a post, or asked that it be deleted."""

    report_id: int


@dataclass(frozen=True)
class ReportsDecided:
    """Somebody who looks after the group decided on the reports of a post."""

    decision_id: int
