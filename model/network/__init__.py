"""What the value network says: graph, measures, findings, coverage, comparison, matrix, layout.

Nothing is imported here: `model.network.graph` and its neighbours load networkx where they need it.
"""
