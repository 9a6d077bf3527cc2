"""What a workshop is: no terminal, and no files except in `model.store`."""
