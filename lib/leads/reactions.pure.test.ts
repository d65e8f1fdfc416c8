import { expect, it } from "vitest"
import { reactionsOn } from "@/lib/leads/reactions"

const row = (direction: "in" | "out", body: string, status = "sent", replyToExternalId = "m1") => ({
  kind: "reaction",
  direction,
  body,
  status,
  failedBecause: status === "failed" ? "not_reachable" : null,
  replyToExternalId,
})

it("shows the last of each side, and nothing that was taken back", () => {
  const shown = reactionsOn([row("out", "👍"), row("in", "🙏", "received"), row("out", "❤️")])
  expect(shown.get("m1")).toEqual([
    { emoji: "🙏", direction: "in" },
    { emoji: "❤️", direction: "out" },
  ])
  expect(reactionsOn([row("out", "👍"), row("out", "")]).get("m1")).toEqual([])
})

it("tells of the last one that did not go out beside the one it was to replace, until another follows", () => {
  const failed = [row("out", "👍"), row("out", "❤️", "failed")]
  expect(reactionsOn(failed).get("m1")).toEqual([
    { emoji: "👍", direction: "out" },
    { emoji: "❤️", direction: "out", because: "not_reachable" },
  ])
  expect(reactionsOn([...failed, row("out", "🙏", "queued")]).get("m1")).toEqual([
    { emoji: "🙏", direction: "out" },
  ])
  expect(reactionsOn([row("out", "👍"), row("out", "", "blocked")]).get("m1")).toEqual([
    { emoji: "👍", direction: "out" },
    { emoji: "", direction: "out", because: null },
  ])
})
