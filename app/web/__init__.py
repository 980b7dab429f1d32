"""The application around the routes: assembly, middleware, pages and their vendored assets."""
