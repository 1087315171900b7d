"""Reads identity.json, writes the identities that the age command takes: python3 keys.py < identity.json > keys.txt"""

import json
import sys

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def polymod(values):
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            rest ^= generator if top >> i & 1 else 0
    return rest


def bech32(prefix, data):
    bits = int.from_bytes(data, "big") << -len(data) * 8 % 5
    count = -(-len(data) * 8 // 5)
    fives = [bits >> 5 * (count - 1 - i) & 31 for i in range(count)]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = polymod(expanded + fives + [0] * 6) ^ 1
    fives += [check >> 5 * (5 - i) & 31 for i in range(6)]
    return prefix + "1" + "".join(LETTERS[five] for five in fives)


for period in json.load(sys.stdin)["periods"]:
    print(bech32("age-secret-key-pq-", bytes.fromhex(period["seed"])).upper())
