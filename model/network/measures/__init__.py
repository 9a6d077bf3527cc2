"""Measures of the network and its actors, each by its standard definition."""

from model.network.measures.measure import measure, measure_network
from model.network.measures.values import ActorMeasures, Measures, NetworkMeasures
from model.network.measures.words import MeasureLine, measure_lines

__all__ = [
    "ActorMeasures",
    "MeasureLine",
    "Measures",
    "NetworkMeasures",
    "measure",
    "measure_lines",
    "measure_network",
]
