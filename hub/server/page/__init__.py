"""The page behind a ticket's QR code: plain HTML, one request, no script, nothing about the person."""
