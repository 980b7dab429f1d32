"""A real Chromium against the real server, with everything outside it out of reach."""
