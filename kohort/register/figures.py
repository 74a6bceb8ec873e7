"""What an import does in all: the figures a dry run shows and a run reports."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """`people degrees programmes emails` count what this run adds; `rejected` and `warnings` are by reason."""

    rows: int = 0
    people: int = 0
    degrees: int = 0
    duplicates: int = 0
    emails: int = 0
    programmes: int = 0
    updated: int = 0
    unchanged: int = 0
    merged_queue: int = 0
    vanished: int = 0
    rejected_lines: dict[str, list[int]] = field(default_factory=dict)
    warnings: Counter = field(default_factory=Counter)

    def reject(self, number: int, reason: str) -> None:
        self.rejected_lines.setdefault(reason, []).append(number)

    def as_dict(self) -> dict:
        return {
            "rows": self.rows,
            "people": self.people,
            "degrees": self.degrees,
            "duplicates": self.duplicates,
            "rejected": {reason: len(lines) for reason, lines in self.rejected_lines.items()},
            "rejected_lines": self.rejected_lines,
            "warnings": dict(self.warnings),
            "emails": self.emails,
            "programmes": self.programmes,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "merged_queue": self.merged_queue,
            "vanished": self.vanished,
        }
