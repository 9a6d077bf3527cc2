"""Session in, document out: pure, deterministic, bytes. Start from `exporters.registry`."""
