"""The web app: what an officer sees and presses. It talks to the service only through `Desk`."""
