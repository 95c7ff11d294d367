"""What visitors see on their own phones: the page behind a ticket's QR code, in one request, with nothing about the
person. It works without its script; with it, it is live."""
