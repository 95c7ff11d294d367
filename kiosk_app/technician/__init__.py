"""The technician's pages: behind a hidden gesture and a PIN, every device and the machine itself."""
