"""The one serial lane of a hall, and all that is decided and written in its transactions."""
