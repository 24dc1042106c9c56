"""Where packets come from: sessions with cameras and files, probing, reconnecting, and a camera simulator."""
