"""Mappings: what an element takes from the case file and what it gives back."""

from collections.abc import Iterable, Mapping

from engine.vocabulary import Json
from engine.workflow.spiff.expressions import plain
from engine.workflow.spiff.seams import Token
from engine.workflow.spiff.specs.node import Node, flow_of, open_routes
from engine.workflow.spiff.traits import Route


class Scoped(Node):
    """Opens its scope when mappings ask for one; closes it on leaving."""

    def begin(self, token: Token) -> bool:
        flow = flow_of(token)
        for target, source in self.traits.inputs:
            value = plain(flow.feel(token, source))
            flow.own(token).vars[target] = value
        return self.start(token)

    def start(self, token: Token) -> bool:  # noqa: ARG002 - for those with work
        """What happens once the inputs are there; True when the token may run at once."""
        return True

    def bring(self, token: Token, values: Mapping[str, Json]) -> None:
        """Values of a form, script, service or event: the element's own when output mappings
        follow, else written outwards."""
        flow = flow_of(token)
        if self.traits.outputs:
            flow.own(token).vars.update(values)
            flow.scopes.revision += 1
        else:
            flow.scopes.write(flow.nearest(token), values)

    def end(self, token: Token) -> None:
        flow, out = flow_of(token), dict[str, Json]()
        for target, source in self.traits.outputs:
            out[target] = plain(flow.feel(token, source, seen=out))
        flow.scopes.write(flow.target(token), out or self.carried(token))

    def carried(self, token: Token) -> Mapping[str, Json]:  # noqa: ARG002 - for calls
        """What leaves without output mappings."""
        return {}

    def taken(self, token: Token) -> Iterable[Route]:
        return open_routes(token, self.routes)
