"""Storms: real processes under real trouble, and a judge of what is left. Nothing that was answered may be lost."""
