import { expect, it } from "vitest"
import { couldSee, firstUnseen } from "./snapshot"

it.each([
  ["ended before any that is open", "10:20:12,15", "9", true],
  ["ended while others are open", "10:20:12,15", "13", true],
  ["open", "10:20:12,15", "15", false],
  ["one whose number begins like an open one's", "10:200:12,15", "150", true],
  ["begun later", "10:20:12,15", "20", false],
  ["none open: before", "10:10:", "9", true],
  ["none open: later", "10:10:", "10", false],
  ["beyond what a number holds", "9007199254740993:9007199254740995:", "9007199254740992", true],
])("%s", (_, snapshot, xid, isSeen) => expect(couldSee(snapshot, xid)).toBe(isSeen))

it("the first that some snapshot may not show", () => {
  expect(firstUnseen(["12:14:", null, "9:30:9"])).toBe("9")
  expect(firstUnseen([null])).toBeNull()
})
