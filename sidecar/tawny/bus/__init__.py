"""MQTT: what Home Assistant and others learn of this house by themselves, and the simple commands they send."""
