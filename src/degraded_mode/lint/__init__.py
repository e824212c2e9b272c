"""The rules that a corpus must satisfy, one function and one card each."""
