"""Signing in. An Account is one login and may be a person at many institutions; who that person is, `people` knows."""
