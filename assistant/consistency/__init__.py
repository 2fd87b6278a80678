"""Where like requests were treated unlike, what may explain it, and how treatment drifts over time."""
