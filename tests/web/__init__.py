"""The edge, the problems and the pages, on a small application of their own."""
