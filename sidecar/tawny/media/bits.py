"""Reading the bit syntax of parameter sets: fixed-length and Exp-Golomb codes (H.264 and H.265, clause 9)."""

from __future__ import annotations


class BitReader:
    """Reads a raw byte sequence payload, which is `unit` without its emulation prevention bytes.

    Reading past the end raises ValueError.
    """

    def __init__(self, unit: bytes) -> None:
        payload = unit.replace(b"\x00\x00\x03", b"\x00\x00")
        self._value = int.from_bytes(payload)
        self._left = len(payload) * 8

    def bits(self, count: int) -> int:
        """The next `count` bits as an unsigned number."""
        if count > self._left:
            raise ValueError("parameter set is cut short")
        self._left -= count
        return self._value >> self._left & ((1 << count) - 1)

    def golomb(self) -> int:
        """An unsigned Exp-Golomb code, ue(v)."""
        zeros = 0
        while self.bits(1) == 0:
            zeros += 1
        return (1 << zeros) - 1 + self.bits(zeros)
