"""The clerk's terminal: one primary act that is always right, a hot-key for everything, nothing modal.

keys      pure: state of the desk × key → act, or the reason why not
desk      pure: which state the desk is in, and what the moment refuses
visit, rows, choices   pure: the hall's view put into rows and sentences
terminal  the view-model that QML shows
"""
