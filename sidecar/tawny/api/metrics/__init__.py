"""What `/metrics` tells Prometheus: definitions, what is counted as it happens, what is read when somebody asks."""
