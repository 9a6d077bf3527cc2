"""Positions for a network that is drawn in text cells: labels that never overlap.

Stress (hop distances) gives the shape, the slots of a lattice the order in which lines cross
little, row packing the exact cells. Nothing here draws, and nothing here knows a terminal.
"""

from model.network.layout.arrange import arrange
from model.network.layout.plan import Area, Plan, Spot, Spots, Zone

__all__ = ["Area", "Plan", "Spot", "Spots", "Zone", "arrange"]
