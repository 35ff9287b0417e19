"""What happens to diagnostics after checking: small pure functions, one file each."""
