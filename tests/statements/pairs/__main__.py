"""`python -m tests.statements.pairs`."""

from tests.statements.pairs import main

main()
