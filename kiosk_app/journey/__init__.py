"""The visitor's way through the kiosk, without a screen: `advance(journey, event) -> Move`.

`steps` names the pages, `visit` what is known, `events` what can happen, `effects` what the shell must do,
`table` which event does what at which step. Nothing here knows Qt, a clock, a thread or a random number.
"""

from kiosk_app.journey.steps import Step
from kiosk_app.journey.table import advance, begin
from kiosk_app.journey.visit import Comfort, Holder, Journey, Move, Purpose, Visit, World

__all__ = ["Comfort", "Holder", "Journey", "Move", "Purpose", "Step", "Visit", "World", "advance", "begin"]
