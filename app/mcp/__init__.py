"""The record for language models: six tools that read, over the Model Context Protocol."""
