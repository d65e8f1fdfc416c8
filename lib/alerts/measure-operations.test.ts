import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { measureOperations } from "@/lib/alerts/measure-operations"
import { alertRule } from "@/lib/alerts/registry"
import { isOver } from "@/lib/alerts/rules"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe } from "@/lib/testing/probes"
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query('truncate "Probe", "HostSample", "Backup", "Clinic" cascade'))

const measured = async (name: string) =>
  (await measureOperations()).filter((one) => one.name === name).map(({ subject, value }) => [subject, value])
const over = (name: string, value: number) => isOver(alertRule(name)!, value)

describe("what is measured of operations", () => {
  it("is a service down from the third failure on, however long ago somebody looked", async () => {
    const old = addMs(now(), -HOUR_MS)
    await makeProbe({ name: "api", state: "down", failedInRow: 3, lastAt: old, lastDetail: "timeout" })
    await makeProbe({ name: "web", state: "up", failedInRow: 2, lastAt: old })
    await makeProbe({ name: "gone", state: "down", failedInRow: 9, retiredAt: old })
    await makeProbe({ name: "drifts", kind: "version", state: "down", failedInRow: 9 })
    expect((await measured("service-down")).sort()).toEqual([
      ["api", 3],
      ["web", 2],
    ])
    expect([over("service-down", 3), over("service-down", 2)]).toEqual([true, false])
  })

  it("is the days that a certificate is still good for", async () => {
    await makeProbe({ name: "api", kind: "tls", notAfter: addMs(now(), 13.5 * DAY_MS) })
    await makeProbe({ name: "unseen", kind: "tls" })
    expect(await measured("certificate")).toEqual([["api", 13]])
    expect([over("certificate", 13), over("certificate", 14)]).toEqual([true, false])
  })

  it("is each host's newest word, where it is not old; what was not told is not measured", async () => {
    const tell = (host: string, minutesAgo: number, shares: object) =>
      platformDb().hostSample.create({
        data: { host, at: addMs(now(), -minutesAgo * MINUTE_MS), source: "push", ...shares },
      })
    await tell("web-1", 2, { cpu: 0.99, disk: 0.99 })
    await tell("web-1", 1, { cpu: 0.5, memory: 0.91 })
    await tell("silent", 30, { cpu: 1, memory: 1, disk: 1 })
    expect(await measured("cpu")).toEqual([["web-1", 0.5]])
    expect(await measured("memory")).toEqual([["web-1", 0.91]])
    expect(await measured("disk")).toEqual([])
    expect([over("cpu", 0.81), over("memory", 0.9), over("disk", 0.86)]).toEqual([true, false, true])
  })

  it("is the age of the newest proven copy; of none, the age of the first clinic", async () => {
    expect(await measured("backup-not-proven")).toEqual([])
    const clinic = await makeClinic()
    await platformDb().clinic.update({
      where: { id: clinic.id },
      data: { createdAt: addMs(now(), -9 * DAY_MS) },
    })
    expect(await measured("backup-not-proven")).toEqual([["", 9]])
    await platformDb().backup.create({
      data: {
        id: newId(),
        method: "snapshot",
        cause: "scheduled",
        status: "done",
        store: "folder",
        place: "backups/one",
        startedAt: addMs(now(), -2.5 * DAY_MS),
        provenAt: now(),
      },
    })
    expect(await measured("backup-not-proven")).toEqual([["", 2]])
  })
})
