"""The same API with Django REST framework."""
