"""The macros that pages may use: each takes plain values and returns text or safe HTML."""
