"""The tests of what is fetched from web addresses."""
