"""Weighed maps: how they are written, and what is refused with the item and the reason."""

import pytest

from claimgraph.graph.weighed_map import MapError
from claimgraph.graph.weighed_map_json import read_weighed_map

BAD = {
    "the map must be a JSON object, not list": [],
    '"inferences" are of an earlier form: write "steps"': {"statements": {"a": {}}, "inferences": {}},
    '"a" is defined twice': {"statements": {"a": {}}, "steps": {"a": {"target": "a"}}},
    'statement "a" has the unknown standard "likely": use one of scintilla, preponderance': {
        "statements": {"a": {"standard": "likely"}}
    },
    'statements: "a": "granted" must be a number from 0 to 1, not 2': {"statements": {"a": {"granted": 2}}},
    'statements: "a": "standard" must be a text, not 3': {"statements": {"a": {"standard": 3}}},
    'statements: "a" must be a JSON object': {"statements": {"a": True}},
    'steps: "j": "weight" must be a number from 0 to 1, not 1.5': {
        "statements": {"a": {}},
        "steps": {"j": {"target": "a", "weight": 1.5}},
    },
    'steps: "j": "weight" must be a number from 0 to 1, not True': {
        "statements": {"a": {}},
        "steps": {"j": {"target": "a", "weight": True}},
    },
    'steps: "j": "pro" must be true or false, not 1': {
        "statements": {"a": {}},
        "steps": {"j": {"target": "a", "pro": 1}},
    },
    'steps: "j": "target" must be a text, not None': {"statements": {"a": {}}, "steps": {"j": {}}},
    'steps: "j": "premises" must be a list of ids': {"statements": {"a": {}}, "steps": {"j": {"premises": "a"}}},
    'step "j" targets "b", which is not in the map': {"statements": {"a": {}}, "steps": {"j": {"target": "b"}}},
    'step "j" targets itself': {"statements": {"a": {}}, "steps": {"j": {"target": "j", "pro": False}}},
    'step "j" has the premise "i", which is no statement of the map': {
        "statements": {"a": {}},
        "steps": {"i": {"target": "a"}, "j": {"premises": ["i"], "target": "a"}},
    },
    'step "j" has the premise "b", which is no statement of the map': {
        "statements": {"a": {}},
        "steps": {"j": {"premises": ["b"], "target": "a"}},
    },
    'step "j" lists a premise twice': {
        "statements": {"a": {}, "b": {}},
        "steps": {"j": {"premises": ["a", "a"], "target": "b"}},
    },
    'step "j" supports the step "i": only statements can be supported': {
        "statements": {"a": {}},
        "steps": {"i": {"target": "a"}, "j": {"target": "i"}},
    },
    'step "j" weakens the statement "a": only a step can be weakened': {
        "statements": {"a": {}},
        "steps": {"j": {"target": "a", "pro": False, "weakens": True}},
    },
    'step "j" outweighs, but targets the step "i"': {
        "statements": {"a": {}},
        "steps": {"i": {"target": "a"}, "j": {"target": "i", "pro": False, "outweighs": True}},
    },
}


@pytest.mark.parametrize("words", BAD)
def test_a_map_that_cannot_be_read_is_refused_with_the_item_and_the_reason(words):
    with pytest.raises(MapError) as refused:
        read_weighed_map(BAD[words])
    assert words in str(refused.value)


def test_what_is_left_out_has_its_usual_value():
    map_ = read_weighed_map({"statements": {"a": {}}, "steps": {"j": {"target": "a"}}})
    assert map_.statements[0] == ("a", "preponderance", 0.0)
    assert map_.steps[0] == ("j", (), "a", True, 1.0, None, False, False)
