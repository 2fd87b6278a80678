"""The web app, the foi command, and the wiring that builds every object once."""
