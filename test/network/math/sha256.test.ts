import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256, sha256Numbers, sha256Text } from "../../../network/math/sha256.ts";

test("SHA-256 of bytes and of texts is that of Node", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sha256(bytes) === createHash("sha256").update(bytes).digest("hex")));
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => sha256Text(text) === createHash("sha256").update(text).digest("hex")));
});

test("the examples of FIPS 180-4", () => {
  expect(sha256Text("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256Text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).toBe(
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
});

test("numbers are hashed as little-endian float64", () => {
  expect(sha256Numbers(Float64Array.of(1, -0.5))).toBe(
    createHash("sha256").update(Buffer.from("000000000000f03f000000000000e0bf", "hex")).digest("hex"),
  );
});
