"""What the project measures: accuracy against hand-annotated documents, and speed as a share of the parse."""
