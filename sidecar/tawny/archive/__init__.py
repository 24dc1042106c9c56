"""What is kept on disk: segment files, the policy that picks fragments for them, retention, and repair."""
