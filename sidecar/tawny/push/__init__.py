"""Web Push: tells browsers of events, with no Home Assistant in between. See docs/design/push.md."""
