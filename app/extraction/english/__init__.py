"""What the extraction knows of English, so that another language can be a package beside it."""
