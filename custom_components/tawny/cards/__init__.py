"""What cards and panels are told over Home Assistant's WebSocket: `websocket_api.py` has the commands."""
