"""What every room may use and what knows nothing of any other room: clock, ids, errors, secrets, messages, memory."""
