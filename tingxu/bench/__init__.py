"""`tingxu bench`: what the product does, measured on real processes beside the floor of the same machine.

Each subject has its file. Load clients are processes of their own; a floor is measured in the same run.
"""
