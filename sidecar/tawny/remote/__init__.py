"""Remote access: writes the set-up of a tunnel and of a rented server in front of it, and checks that they work.

Owns the folder of `tawny remote init` and nothing else: what is in there is copied and run by the user, and neither
command changes this machine. See docs/design/remote.md.
"""
