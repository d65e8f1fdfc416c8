import { afterAll, describe, expect, it } from "vitest"
import { showCalendar } from "@/app/cal/[token]/answer"
import { openFeed } from "@/lib/calendar-feeds/open"
import { readFeed } from "@/lib/calendar-feeds/read"
import { revokeFeed } from "@/lib/calendar-feeds/revoke"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { newToken } from "@/lib/sessions/token"
import { testDatabase } from "@/lib/testing/db"
import { feedGround } from "@/lib/testing/feeds"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

let serial = 0
const ask = (url: string | null, headers: Record<string, string> = {}) =>
  showCalendar(
    new Request(url ?? "", { headers: { "x-forwarded-for": `198.51.100.${++serial % 250}`, ...headers } }),
    new URL(url ?? "").pathname.split("/").at(-1) ?? "",
  )

describe("what a calendar shows", () => {
  it("is its member's own appointments with initials, as RFC 5545 has it", async () => {
    const { make, mine, others } = await feedGround()
    const answer = await ask((await make()).url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8")
    const text = await answer.text()
    expect(text).toContain(`UID:${mine}@`)
    expect(text).not.toContain(others)
    expect(text).toContain("SUMMARY:Check-up · Z. Q.")
    expect(text).not.toContain("Zanubia")
  })

  it("is one practitioner's, one room's or everybody's, and names where that was allowed", async () => {
    const { make, mine, others, practitionerIds, read } = await feedGround()
    const shown = async (given: Parameters<typeof make>[0]) => {
      const text = await (await ask((await make(given)).url)).text()
      return [text.includes(mine), text.includes(others), text.includes("Zanubia Quartermaine")]
    }
    const { roomId } = await read(mine)
    expect(await shown({ scope: "practitioner", practitionerId: practitionerIds[1]! })).toEqual([
      false,
      true,
      false,
    ])
    expect(await shown({ scope: "room", roomId: roomId ?? "" })).toEqual([true, false, false])
    expect(await shown({ scope: "clinic", showsNames: true })).toEqual([true, true, true])
  })

  it("follows a move and a cancellation under one id, counted up", async () => {
    const { clinic, make, mine, soon } = await feedGround()
    const { url } = await make()
    const change = (data: object) =>
      inClinic(clinic.id, (tx) => tx.appointment.update({ where: { id: mine }, data }))
    const later = addMs(soon, DAY_MS)
    await change({
      startsAt: later,
      endsAt: addMs(later, 30 * 60_000),
      busyFrom: later,
      busyUntil: addMs(later, 30 * 60_000),
      moves: 1,
    })
    const moved = await (await ask(url)).text()
    expect(moved).toContain("SEQUENCE:1")
    await change({ status: "cancelled", cancelledAt: later })
    const cancelled = await (await ask(url)).text()
    expect(cancelled).toContain("STATUS:CANCELLED")
    expect(cancelled).toContain("SEQUENCE:2")
    expect(cancelled.match(/^UID:/gm)).toHaveLength(1)
  })

  it("says who looked at whom, once a day", async () => {
    const { clinic, make, lead } = await feedGround()
    const { url } = await make()
    for (const _ of [1, 2, 3]) await ask(url)
    const looks = await inClinic(clinic.id, (tx) => tx.fact.findMany({ where: { name: "patient.listed" } }))
    const ofCalendar = looks.map((one) => one.after as { what: string; patients: string[] })
    expect(ofCalendar.filter((one) => one.what === "calendar_feed")).toMatchObject([
      { patients: [lead.patientId] },
    ])
  })
})

describe("answers", () => {
  it("304 to a program that has it, and 200 again once something changed", async () => {
    const { clinic, make, mine } = await feedGround()
    const { url } = await make()
    const etag = (await ask(url)).headers.get("etag") ?? ""
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask(url, { "if-none-match": known })
      expect([again.status, await again.text()], known).toEqual([304, ""])
    }
    expect((await ask(url, { "if-none-match": '"other"' })).status).toBe(200)
    await inClinic(clinic.id, (tx) => tx.appointment.update({ where: { id: mine }, data: { moves: 1 } }))
    expect((await ask(url, { "if-none-match": etag })).status).toBe(200)
  })

  it("404 alike to a wrong address, a revoked one, one without its ending, and one whose member is gone", async () => {
    const { clinic, ctxFor, me, make } = await feedGround()
    const [revoked, gone] = [await make(), await make()]
    await revokeFeed(ctxFor(["admin"]), { id: revoked.id })
    const wrong = `https://rounds.test/cal/${newToken()}.ics`
    const faces = [await ask(wrong), await ask(revoked.url), await ask(gone.url?.replace(".ics", "") ?? null)]
    await platformDb().member.update({ where: { id: me.id }, data: { active: false } })
    faces.push(await ask(gone.url))
    expect(faces.map((one) => one.status)).toEqual([404, 404, 404, 404])
    const texts = await Promise.all(faces.map((one) => one.json() as Promise<{ error: { code: string } }>))
    expect(new Set(texts.map((one) => one.error.code))).toEqual(new Set(["not_found"]))
    expect(clinic.id).toBeTruthy()
  })

  it("404 once the member's role no longer sees appointments, and of others' once it sees its own alone", async () => {
    const { me, make } = await feedGround()
    const [own, whole] = [await make(), await make({ scope: "clinic" })]
    const as = (...roles: string[]) => platformDb().member.update({ where: { id: me.id }, data: { roles } })
    await as("doctor")
    expect([(await ask(own.url)).status, (await ask(whole.url)).status]).toEqual([200, 404])
    await as("auditor")
    expect([(await ask(own.url)).status, (await ask(whole.url)).status]).toEqual([404, 404])
  })

  it("429 to a program that asks all the time, with when to come back; other calendars go on", async () => {
    const { make } = await feedGround()
    const [busy, other] = [await make(), await make()]
    const token = (busy.url ?? "").split("/").at(-1)?.replace(".ics", "") ?? ""
    const given = { address: "198.51.100.7", requestId: newId() }
    for (let n = 0; n < 60; n++) await openFeed(token, given)
    const answer = await ask(busy.url)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0)
    expect((await ask(other.url)).status).toBe(200)
  })

  it("429 to who tries address after address", async () => {
    const from = { "x-forwarded-for": "203.0.113.9" }
    const statuses: number[] = []
    for (let n = 0; n < 62; n++)
      statuses.push((await ask(`https://rounds.test/cal/${newToken()}.ics`, from)).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429])
  })
})

describeRefusals(readFeed, {
  prepare: async () => {
    const ground = await feedGround()
    return { ...ground, input: { id: (await ground.make()).id } }
  },
})
