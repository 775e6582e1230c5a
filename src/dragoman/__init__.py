"""Reads what the press reports about a negotiation, keeps the record of who stands where, and works out which deals are possible."""
