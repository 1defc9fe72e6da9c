"""Agreed: how far a fact or a sentence agrees with a question, and how sure that is."""
