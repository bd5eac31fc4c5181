"""Blocks → parts of the model: the header, the discussion, the supplements. Each part knows nothing of the others."""
