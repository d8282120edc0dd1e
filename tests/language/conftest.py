"""How long hypothesis looks: `--hypothesis-profile=hour` is for `make fuzz`."""

from hypothesis import settings

settings.register_profile("hour", max_examples=20_000)
