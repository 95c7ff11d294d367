"""How true the hall's waiting ranges would have been, on a log of what really happened."""
