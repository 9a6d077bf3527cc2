"""What the network says, in words: one rule in one place, each finding with actors and links."""

from model.network.findings.base import Finding, Rule, Severity, Situation, severity_words
from model.network.findings.find import RULES, find, findings

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Severity",
    "Situation",
    "find",
    "findings",
    "severity_words",
]
