import { afterAll, expect, it } from "vitest"
import { makeFeed } from "@/lib/calendar-feeds/make"
import { MOST_FEEDS } from "@/lib/calendar-feeds/words"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { hashToken } from "@/lib/sessions/token"
import { appointmentGround } from "@/lib/testing/appointments"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { feedGround } from "@/lib/testing/feeds"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("gives the address out once and keeps its hash alone; initials unless names are asked for", async () => {
  const { ctxFor, clinic, tokenOf } = await feedGround()
  const input = { key: newId(), scope: "clinic" as const }
  const { id, url } = await makeFeed(ctxFor(["admin"]), input)
  expect(await makeFeed(ctxFor(["admin"]), input)).toEqual({ id, url: null })
  expect(url).toMatch(/\/cal\/[A-Za-z0-9_-]{43}\.ics$/)
  const kept = await inClinic(clinic.id, (tx) => tx.calendarFeed.findUniqueOrThrow({ where: { id } }))
  expect(Buffer.from(kept.tokenHash)).toEqual(hashToken(tokenOf(url)))
  expect(kept.showsNames).toBe(false)
  const facts = await recorded(clinic.id, id)
  expect(facts.map((one) => one.name)).toEqual(["calendar_feed.made"])
  expect(JSON.stringify(facts)).not.toContain(tokenOf(url))
})

it("gives who sees their own part alone a calendar of that part", async () => {
  const { ctxFor, practitionerIds } = await feedGround()
  const doctor = ctxFor(["doctor"])
  for (const wanted of [
    { scope: "clinic" as const },
    { scope: "practitioner" as const, practitionerId: practitionerIds[0]! },
  ])
    await expect(makeFeed(doctor, { key: newId(), ...wanted })).rejects.toMatchObject({ code: "forbidden" })
  expect((await makeFeed(doctor, { key: newId(), scope: "mine" })).url).not.toBeNull()
})

it("is of nobody and no room of another clinic", async () => {
  const { ctxFor } = await feedGround()
  const theirs = await appointmentGround()
  for (const [field, wanted] of [
    ["practitionerId", { scope: "practitioner" as const, practitionerId: theirs.practitionerIds[0]! }],
    ["roomId", { scope: "room" as const, roomId: theirs.roomIds[0]! }],
    ["roomId", { scope: "room" as const }],
  ] as const)
    await expect(makeFeed(ctxFor(["admin"]), { key: newId(), ...wanted })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.any(String) },
    })
})

it("stops at twenty, whoever presses how often at once", async () => {
  const { make } = await feedGround()
  const made = await Promise.allSettled(Array.from({ length: MOST_FEEDS + 3 }, () => make()))
  expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(MOST_FEEDS)
})

describeRefusals(makeFeed, {
  subject: "none",
  prepare: async () => ({ ...(await appointmentGround()), input: { key: newId(), scope: "mine" as const } }),
})
