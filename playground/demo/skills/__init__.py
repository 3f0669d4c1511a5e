"""What the demo assistant can do by rule, one module a theme."""
