"""The map as a vector picture, on the text map's own layout."""

from exporters.svg.picture import map_svg, svg

__all__ = ["map_svg", "svg"]
