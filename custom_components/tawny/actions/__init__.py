"""What automations can tell sidecars to do: one module for each kind of thing. `services.py` registers them."""
