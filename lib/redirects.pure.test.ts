import { expect, it } from "vitest"
import { ROUTES } from "@/lib/routes"
import config from "../next.config"

it("what moved is found where it is now, and nothing that is still there is led away", async () => {
  const moved = (await config.redirects?.()) ?? []
  expect(moved.map((one) => [one.source, one.destination])).toContainEqual([
    "/jobs/alerts",
    "/operations/alerts",
  ])
  const paths = ROUTES.map((one) => one.path)
  for (const { source, destination } of moved) {
    expect(paths).toContain(destination.replace("/:rest*", ""))
    expect(paths).not.toContain(source)
  }
})
