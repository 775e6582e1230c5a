"""What every room shares of the language: the parse, names and metonyms, coreference of speakers, time expressions."""
