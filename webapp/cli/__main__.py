"""`python -m webapp.cli`: the same as `sunroad`."""

from webapp.cli.main import main

main()
