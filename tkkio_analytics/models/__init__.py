"""Statistics on plain arrays: forecasts, their calibration and their measured record."""
