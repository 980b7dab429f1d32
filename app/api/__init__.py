"""The routes of /v1: parameters in, stored documents out."""
