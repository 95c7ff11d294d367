"""The visitor's kiosk: from the welcome page to the ticket in the hand."""
