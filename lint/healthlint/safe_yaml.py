"""YAML without code, by the C loader where PyYAML has it. Slow to import: callers import it when they need it."""

from __future__ import annotations

from typing import Any

import yaml

YAMLError = yaml.YAMLError
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """The value of a YAML document.

    Raises YAMLError, or ValueError for a date that is none.
    """
    return load_with_nodes(text)[0]


def load_with_nodes(text: str) -> tuple[Any, list[tuple[Any, Any]]]:
    """The value, and for a mapping its pairs of nodes, which carry their places; parsed once.

    Raises YAMLError, or ValueError for a date that is none.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        # building the value rewrites a mapping with merge keys, so the pairs are copied first
        pairs = list(node.value) if isinstance(node, yaml.MappingNode) else []
        return (None if node is None else loader.construct_document(node)), pairs
    finally:
        loader.dispose()
