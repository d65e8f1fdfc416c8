import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { ALERT_DAYS, OCCASION_DAYS, pruneAlerts, pruneOccasions } from "@/lib/schedules/prune"
import { testDatabase } from "@/lib/testing/db"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ago = (days: number) => addMs(now(), -days * DAY_MS)

it("removes occasions by age, whatever became of them, and no younger one", async () => {
  const states = ["expected", "dispatched", "skipped", "missed"]
  await platformDb().scheduleOccasion.createMany({
    data: [OCCASION_DAYS + 1, OCCASION_DAYS - 1].flatMap((days) =>
      states.map((state) => ({
        id: newId(),
        scheduleId: `s-${state}`,
        scope: "platform",
        dueAt: ago(days),
        state,
        wasMissed: state === "missed",
      })),
    ),
  })
  expect(await pruneOccasions()).toBe(4)
  expect(await pruneOccasions()).toBe(0)
  expect(await platformDb().scheduleOccasion.count()).toBe(4)
})

it("removes alerts that were cleared long ago, and none that stands", async () => {
  const alert = (state: string, clearedAt: Date | null, name: string) => ({
    id: newId(),
    name,
    scope: "platform",
    state,
    value: 1,
    threshold: 1,
    firstSeenAt: ago(200),
    clearedAt,
  })
  await platformDb().alert.createMany({
    data: [
      alert("cleared", ago(ALERT_DAYS + 1), "old"),
      alert("cleared", ago(ALERT_DAYS - 1), "young"),
      alert("firing", null, "standing"),
    ],
  })
  expect(await pruneAlerts()).toBe(1)
  expect((await platformDb().alert.findMany({ orderBy: { name: "asc" } })).map((one) => one.name)).toEqual([
    "standing",
    "young",
  ])
})
