"""Articles from web addresses, fetched so that an address can reach nothing but the public web."""
