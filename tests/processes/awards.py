"""Awards from memory: candidates, who won, which letters stand, as the real services hold them."""

from dataclasses import dataclass, field

from engine.vocabulary import Data, Json


@dataclass
class Award:
    """One lot's."""

    candidates: list[dict[str, Json]] = field(default_factory=list)
    winner: dict[str, Json] | None = None
    letters: list[Json] = field(default_factory=list)


@dataclass
class Awards:
    """By lot; what the real services refuse fails here."""

    of: dict[str, Award] = field(default_factory=dict)

    def candidates(self, inputs: Data) -> Data:
        named = inputs["candidates"]
        assert isinstance(named, list) and named, inputs
        rows = [one for one in named if isinstance(one, dict) and one["name"] and one["uscc"]]
        assert len(rows) == len(named), named
        self.of[str(inputs["lot"])] = Award(candidates=rows)
        return {"publicity": {"candidates": named}}

    def decide(self, inputs: Data) -> Data:
        award = self.of[str(inputs["lot"])]
        assert not award.letters, "a letter stands"
        (award.winner,) = [
            one for one in award.candidates if str(one["rank"]) == str(inputs["winner"])
        ]
        assert award.winner["rank"] == 1 or inputs["reason"], inputs
        return {"award": {"winner": award.winner["name"]}}

    def letter(self, inputs: Data) -> Data:
        award = self.of[str(inputs["lot"])]
        assert award.winner and not award.letters, inputs
        award.letters = [{"number": inputs["number"]}]
        return {"letter": award.letters[0]}

    def results(self, inputs: Data) -> Data:
        award, bidders = self.of[str(inputs["lot"])], inputs["bidders"]
        assert award.winner and award.letters and isinstance(bidders, list), inputs
        names = [one["name"] for one in bidders if isinstance(one, dict)]
        losers: list[Json] = [{"to": name} for name in names if name != award.winner["name"]]
        award.letters += losers
        return {"result_letters": losers}

    def lapse(self, inputs: Data) -> Data:
        award = self.of[str(inputs["lot"])]
        assert award.letters and inputs["reason"], inputs
        lapsed, award.letters, award.winner = award.letters, [], None
        return {"lapsed_letters": lapsed}

    def revoke(self, inputs: Data) -> Data:
        assert inputs["order_number"], inputs
        return {"revoked_letters": self.lapse(inputs)["lapsed_letters"]}

    def contract(self, inputs: Data) -> Data:
        award = self.of[str(inputs["lot"])]
        assert award.winner and award.letters, inputs
        assert inputs["price"] == award.winner["price"], inputs
        assert inputs["contractor"] == award.winner["name"], inputs
        return {"contract": {"number": inputs["number"]}}
