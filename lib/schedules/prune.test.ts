import { afterAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import {
  ALERT_DAYS,
  NOTICE_DAYS,
  OCCASION_DAYS,
  pruneAlerts,
  pruneNotices,
  pruneOccasions,
} from "@/lib/schedules/prune"
import { clearChannels } from "@/lib/testing/alert-channels"
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

it("removes notices that were delivered long ago, in batches, and none that a person must see or that still fires", async () => {
  await clearChannels()
  const { id: channelId } = await platformDb().alertChannel.findFirstOrThrow({ where: { kind: "console" } })
  const { id: firing } = await platformDb().alert.create({
    data: {
      id: newId(),
      name: "disk",
      scope: "platform",
      state: "firing",
      value: 1,
      threshold: 1,
      firstSeenAt: ago(120),
    },
  })
  const notice = (status: string, days: number, key = `test:${newId()}`) => ({
    id: newId(),
    channelId,
    key,
    kind: "test",
    title: "x",
    body: "",
    status,
    createdAt: ago(days),
  })
  await platformDb().operationNotice.createMany({
    data: [
      ...["sent", "kept", "muted", "failed", "unsure", "queued"].flatMap((status) => [
        notice(status, NOTICE_DAYS + 1),
        notice(status, NOTICE_DAYS - 1),
      ]),
      notice("sent", NOTICE_DAYS + 1, `alert:${firing}:firing`),
      ...Array.from({ length: 4_100 }, () => notice("sent", NOTICE_DAYS + 30)),
    ],
  })
  expect(await pruneNotices()).toBe(4_103)
  expect(await pruneNotices()).toBe(0)
  const left = await platformDb().operationNotice.groupBy({
    by: ["status"],
    _count: true,
    orderBy: { status: "asc" },
  })
  expect(left.map((one) => [one.status, one._count])).toEqual([
    ["failed", 2],
    ["kept", 1],
    ["muted", 1],
    ["queued", 2],
    ["sent", 2],
    ["unsure", 2],
  ])
})
