"""The voice of every program: ordered texts to sound, each answered as spoken, failed or stopped."""
