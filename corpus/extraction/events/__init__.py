"""Events of running text: who did what to what, and when."""
