"""Document in, changes out."""
