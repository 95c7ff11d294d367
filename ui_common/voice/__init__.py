"""The voice of every program: texts to sound, one after another, each answered as spoken, failed or stopped."""
