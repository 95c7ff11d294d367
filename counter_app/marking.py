"""Marks a text for translation where it is written, to be translated where it is shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text` itself; lupdate finds it by this function's name. PySide's own is typed as giving any object."""
    return text
