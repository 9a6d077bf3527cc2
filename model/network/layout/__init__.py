"""Positions for a network that is drawn in text cells: rows of labels that never overlap.

Stress (hop distances) gives the shape, row packing the exact cells, a bounded number of moves the
finish. Nothing here draws, and nothing here knows a terminal.
"""

from model.network.layout.arrange import arrange
from model.network.layout.plan import Area, Plan, Spots, Zone

__all__ = ["Area", "Plan", "Spots", "Zone", "arrange"]
