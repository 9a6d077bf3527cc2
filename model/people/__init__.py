"""The people in the room: who came, how they are divided into groups, who speaks, what is drawn."""

from model.people.attendance import (
    Arrival,
    arrived,
    call_the_roll,
    checked_in,
    present,
    read_person,
    turned_round,
)
from model.people.draw import drawn
from model.people.groups import Person, keep_groups, people_of, split
from model.people.request import GroupRequest, read_request
from model.people.rotation import rotate
from model.people.turns import Turns, read_turn_length

__all__ = [
    "Arrival",
    "GroupRequest",
    "Person",
    "Turns",
    "arrived",
    "call_the_roll",
    "checked_in",
    "drawn",
    "keep_groups",
    "people_of",
    "present",
    "read_person",
    "read_request",
    "read_turn_length",
    "rotate",
    "split",
    "turned_round",
]
