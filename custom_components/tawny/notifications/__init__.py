"""Notifications: profiles that say who is told of which events, when and how loudly.

From the bottom up: `happening`, `profile`, `window`, `conditions`, `course`, `phases`, `budget` and `payload` know
nothing of Home Assistant and have their clocks handed in; `memory` keeps what outlives a restart; `phones`, `texts`,
`paths` and `clip` look things up; `courier` delivers; `notifier` ties one sidecar's feed to its profiles.
"""
