"""From the bytes of a file that somebody uploads to figures and findings: no network, no clock, nothing kept."""
