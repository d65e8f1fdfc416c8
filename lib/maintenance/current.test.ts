import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { currentMaintenance, isMuted } from "@/lib/maintenance/current"
import { testDatabase } from "@/lib/testing/db"
import { toDate } from "@/lib/time"

await testDatabase()
afterEach(() => platformDb().maintenance.deleteMany({}))
afterAll(closeDb)

const at = (time: string) => toDate(`2026-12-13T${time}:00Z`)
const make = (
  given: Partial<Parameters<ReturnType<typeof platformDb>["maintenance"]["create"]>[0]["data"]>,
) =>
  platformDb().maintenance.create({
    data: {
      id: newId(),
      title: "Monthly maintenance",
      startsAt: at("02:00"),
      endsAt: at("04:00"),
      key: newId(),
      ...given,
    },
  })

describe("what runs at a moment", () => {
  it("is muted from its first moment to the one before its end", async () => {
    const { id } = await make({})
    const muted = (time: string) => isMuted(platformDb(), at(time))
    expect(await Promise.all(["01:59", "02:00", "03:59", "04:00"].map(muted))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(await currentMaintenance(platformDb(), at("03:00"))).toMatchObject({ id })
    expect(await currentMaintenance(platformDb(), at("04:00"))).toBeNull()
  })

  it("is not muted by one that was cancelled, or that mutes nothing", async () => {
    await make({ cancelledAt: at("01:00") })
    expect(await isMuted(platformDb(), at("03:00"))).toBe(false)
    await make({ mutesAlerts: false })
    expect(await isMuted(platformDb(), at("03:00"))).toBe(false)
    expect(await currentMaintenance(platformDb(), at("03:00"))).toMatchObject({ mutesAlerts: false })
  })

  it("is over as soon as somebody says that it is done, and was muted until then", async () => {
    await make({ doneAt: at("03:00") })
    expect(await isMuted(platformDb(), at("02:59"))).toBe(true)
    expect(await isMuted(platformDb(), at("03:00"))).toBe(false)
  })
})
