"""The bundled examples: a folder each, with ``codebook.yaml`` and ``clippings/``; ``index.yaml`` lists them."""
