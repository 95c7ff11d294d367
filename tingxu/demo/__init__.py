"""The stories of resources/stories, played through the real programs: by pointer, keys, cards and paper."""
