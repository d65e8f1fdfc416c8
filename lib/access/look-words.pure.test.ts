import { expect, it } from "vitest"
import { isLookNamed } from "@/lib/access/look-words"
import { isTest, sourceFiles, textOf } from "@/lib/testing/sources"

/** What is said to be shown: all that stands as `what` after `reads`, or is recorded by hand. */
const looks = sourceFiles()
  .filter((file) => file.startsWith("lib/") && !isTest(file))
  .flatMap((file) => [...textOf(file).matchAll(/\breads(?:: |\()[\s\S]*$|recordReads\([\s\S]{0,120}/g)])
  .flatMap(([said]) => [...said.matchAll(/what: "([^"]+)"/g)].map((match) => match[1] ?? ""))

it.each([...new Set([...looks, "unmasking", "webhook body"])])(
  "%s has words for who reads the report",
  (what) => {
    expect(isLookNamed(what)).toBe(true)
  },
)

it("is not an empty list", () => {
  expect(new Set(looks).size).toBeGreaterThan(14)
})
