import { afterAll, expect, it, vi } from "vitest"
import type { Ctx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { announce } from "@/lib/live/announce"
import { openStream, type Standing } from "@/lib/live/stream"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"

const db = await testDatabase()
const leave = new AbortController()
afterAll(async () => {
  leave.abort()
  await closeDb()
})

type Heard = { event: string; data: unknown }

/** Opens a stream and gathers what comes. */
function listen(
  ctx: Ctx,
  standing: () => Promise<Standing> = async () => "same",
): { heard: Heard[]; ended: () => boolean } {
  const heard: Heard[] = []
  let ended = false
  const response = openStream(ctx, leave.signal, standing)
  expect(response.headers.get("content-type")).toContain("text/event-stream")
  void (async () => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      for (const part of value.split("\n\n").filter(Boolean)) {
        const [, event = "", data = ""] = part.match(/^event: (.*)\ndata: (.*)$/) ?? []
        heard.push({ event, data: JSON.parse(data) })
      }
    }
    ended = true
  })()
  return { heard, ended: () => ended }
}

const changes = (heard: Heard[]) =>
  heard.filter((one) => one.event === "change").flatMap((one) => one.data as unknown[])
const listening = async () =>
  (
    await db.owner.query(
      `select pid from pg_stat_activity where datname = current_database() and application_name = 'rounds live listen'`,
    )
  ).rows

it("tells a clinic's screens, each what its role may hear of, and no other clinic's", async () => {
  const [mine, other] = [await makeClinic(), await makeClinic()]
  const doctor = listen(await ctxWith(mine, ["doctor"]))
  const coordinator = listen(await ctxWith(mine, ["coordinator"]))
  const caregiver = listen(await ctxWith(mine, ["caregiver"]))
  const auditor = listen(await ctxWith(mine, ["auditor"]))
  const stranger = listen(await ctxWith(other, ["admin"]))
  await vi.waitFor(async () => expect(await listening()).toHaveLength(1), 5_000)

  announce(mine.id, "lead.scored", "lead-1")
  announce(mine.id, "lead.scored", "lead-1")
  announce(mine.id, "message.received", "message-1")
  announce(mine.id, "notification.sent", "lead-1")
  announce(mine.id, "unheard.of", "x")
  announce(other.id, "webhook.received", "event-1")

  await vi.waitFor(() => expect(changes(stranger.heard)).toHaveLength(1), 5_000)
  expect(changes(coordinator.heard)).toEqual([
    { name: "lead.scored", subjectId: "lead-1" },
    { name: "message.received", subjectId: "message-1" },
    { name: "notification.sent", subjectId: "" },
  ])
  // Whose column is narrower than the clinic hears that, not what.
  expect(changes(doctor.heard)).toEqual([
    { name: "lead.scored", subjectId: "" },
    { name: "message.received", subjectId: "" },
    { name: "notification.sent", subjectId: "" },
  ])
  expect(changes(auditor.heard)).toEqual([{ name: "lead.scored", subjectId: "" }])
  expect(
    changes(caregiver.heard)
      .map((one) => JSON.stringify(one))
      .join(),
  ).not.toContain("lead-1")
  expect(changes(stranger.heard)).toEqual([{ name: "webhook.received", subjectId: "event-1" }])
})

it("carries more changes than one NOTIFY holds", async () => {
  const clinic = await makeClinic()
  const admin = listen(await ctxWith(clinic, ["admin"]))
  for (let n = 0; n < 150; n++)
    announce(clinic.id, "lead.created", `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`)
  await vi.waitFor(() => expect(changes(admin.heard)).toHaveLength(150), 5_000)
})

it("connects again when the database drops it, and tells every screen to look afresh", async () => {
  const clinic = await makeClinic()
  const doctor = listen(await ctxWith(clinic, ["doctor"]))
  const before = doctor.heard.filter((one) => one.event === "refresh").length
  await db.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'rounds live listen'`,
  )
  await vi.waitFor(
    () => expect(doctor.heard.filter((one) => one.event === "refresh").length).toBeGreaterThan(before),
    8_000,
  )
  announce(clinic.id, "lead.taken", "lead-2")
  await vi.waitFor(() => expect(changes(doctor.heard)).toHaveLength(1), 5_000)
})

it("says so and ends when the session is over, and only ends when clinic or roles changed", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
  try {
    const clinic = await makeClinic()
    const over = listen(await ctxWith(clinic, ["doctor"]), async () => "ended")
    const changed = listen(await ctxWith(clinic, ["doctor"]), async () => "changed")
    const same = listen(await ctxWith(clinic, ["doctor"]))
    await vi.advanceTimersByTimeAsync(21_000)
    await vi.waitFor(() => expect(over.ended() && changed.ended()).toBe(true))
    expect(over.heard.map((one) => one.event)).toContain("ended")
    expect(changed.heard.map((one) => one.event)).not.toContain("ended")
    expect(same.ended()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

it("ends every stream when the launcher stops", async () => {
  const clinic = await makeClinic()
  const one = listen(await ctxWith(clinic, ["doctor"]))
  const holder = globalThis as { __roundsOnShutdown?: Set<() => void> }
  for (const stop of holder.__roundsOnShutdown ?? []) stop()
  await vi.waitFor(() => expect(one.ended()).toBe(true))
  expect(holder.__roundsOnShutdown?.size).toBe(0)
})

it("lets the oldest go when one session opens too many, and survives a reader that leaves", async () => {
  const ctx = await ctxWith(await makeClinic(), ["doctor"])
  const streams = Array.from({ length: 10 }, () => listen(ctx))
  await vi.waitFor(() => expect(streams.filter((one) => one.ended())).toHaveLength(2))
  expect(streams[0]?.ended() && streams[1]?.ended()).toBe(true)

  const left = openStream(await ctxWith(await makeClinic(), ["doctor"]), leave.signal, async () => "same")
  await expect(left.body!.cancel()).resolves.toBeUndefined()
})
