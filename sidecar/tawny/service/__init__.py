"""The service: a worker process for every camera, the supervisor over them, and the wiring of all rooms below."""
