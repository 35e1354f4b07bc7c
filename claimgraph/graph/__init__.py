"""The argument as a graph, and the weighed map that is judged.

The package exists so that judgement works on plain arrays and pages on a networkx graph, both made
from one model. What may enter links or weighs; it accepts and refuses nothing.

Files:

- `claim_graph`: The graph of claims and evidence: claims, inferences, objections, evidence and
  sources, as a networkx graph.
- `components`: Strong components of a graph held in arrays, causes before effects.
- `independence`: Independence: which reasons for one claim come down to the same thing, and so
  count once.
- `network`: The argument as a network: its graph, and in which steps each claim is used.
- `relations`: Relations: what claims, steps and sources do for what they bear on.
- `support`: Circles of support: claims that are given, through however many steps, as reasons for
  themselves.
- `weighed_map`: The weighed map: only what judgement needs, in arrays.
- `weighed_map_json`: The JSON form of a weighed map, which ``evaluate`` reads.
- `weighing`: Argument → weighed maps: what counts in judgement by each clock, and how much.
"""
