"""Measures of the network and its actors, each by its standard definition."""

from model.network.measures.changes import MeasureChange, measure_changes
from model.network.measures.measure import Progress, measure, measure_network, measuring
from model.network.measures.values import ActorMeasures, Measures, NetworkMeasures
from model.network.measures.words import MeasureLine, measure_lines

__all__ = [
    "ActorMeasures",
    "MeasureChange",
    "MeasureLine",
    "Measures",
    "NetworkMeasures",
    "Progress",
    "measure",
    "measure_changes",
    "measure_lines",
    "measure_network",
    "measuring",
]
