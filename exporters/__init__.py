"""Session in, document out: pure, deterministic, bytes."""
