"""Two or more sessions into one: the groups' maps, matched, joined, with what they disagree on."""

from model.merge.conflict import Conflict, Said
from model.merge.join import Answer, Decisions, Joined, Merged, merge, propose, title_of
from model.merge.sources import Source, sources_of
from model.merge.suggest import Reason, Side, Suggestion

__all__ = [
    "Answer",
    "Conflict",
    "Decisions",
    "Joined",
    "Merged",
    "Reason",
    "Said",
    "Side",
    "Source",
    "Suggestion",
    "merge",
    "propose",
    "sources_of",
    "title_of",
]
