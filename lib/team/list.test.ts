import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { listMembers } from "@/lib/team/list"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo, makeGuardedUser } from "@/lib/testing/second-factor"
import { statementsOf } from "@/lib/testing/statements"
import { signedInAs } from "@/lib/testing/team"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
inDemo(true)
afterAll(closeDb)

describeRefusals(listMembers, {
  subject: "none",
  badInput: { cursor: "not a place" },
  async prepare() {
    return {
      input: {},
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})

describe("team.list", () => {
  it("shows each member's state, factor, sessions and address, and nobody of another clinic", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const guarded = await makeGuardedUser({ name: "Anca" })
    await makeMember(clinic.id, ["doctor", "coordinator"], { user: guarded })
    await makeMember(clinic.id, ["frontdesk"], { name: "Bea", active: false })
    await makeMember(clinic.id, ["operator"], { name: "Cem", endsAt: addMs(now(), HOUR_MS) })
    await makeMember(clinic.id, ["auditor"], { name: "Dan", endsAt: addMs(now(), -HOUR_MS) })
    await makeMember(clinic.id, ["caregiver"], { name: "Eva", user: await makeUser({ disabledAt: now() }) })
    await makeMember((await makeClinic()).id, ["doctor"], { name: "Ada Elsewhere" })
    await signedInAs(guarded.email)
    await signedInAs(guarded.email)
    const { rows } = await listMembers(admin, {})
    const [anca, bea, cem, dan, eva, self] = rows
    expect(rows).toHaveLength(6)
    expect(anca).toMatchObject({
      name: "Anca",
      email: guarded.email,
      roles: ["doctor", "coordinator"],
      state: "active",
      secondFactor: true,
      sessions: 2,
      isSelf: false,
    })
    expect(anca?.lastSeenAt).not.toBeNull()
    expect([bea, cem, dan, eva].map((one) => one?.state)).toEqual(["disabled", "ending", "ended", "locked"])
    expect(self).toMatchObject({ isSelf: true, secondFactor: false, sessions: 0, lastSeenAt: null })
    expect((await listMembers(admin, { q: "b" })).rows.map((one) => one.name)).toEqual(["Bea"])
    expect((await listMembers(admin, { q: "%" })).rows).toEqual([])
  })

  it("counts no session that stands in another clinic", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    const user = await makeUser()
    await makeMember(other.id, ["doctor"], { user })
    const here = await makeMember(clinic.id, ["doctor"], { user })
    await signedInAs(user.email)
    const { rows } = await listMembers(await ctxWith(clinic, ["admin"]), {})
    expect(rows.find((one) => one.id === here.id)).toMatchObject({ sessions: 0, lastSeenAt: null })
  })

  it("pages by name without a gap or a repeat, in as many statements as a short list", async () => {
    const clinic = await makeClinic()
    const admin = await ctxWith(clinic, ["admin"])
    const short = await statementsOf(() => listMembers(admin, {}))
    const user = await platformDb().user.findFirstOrThrow()
    await platformDb().user.createMany({
      data: Array.from({ length: 70 }, (_, n) => ({
        id: crypto.randomUUID(),
        email: `many-${n}@example.test`,
        name: "Same Name",
        passwordHash: user.passwordHash,
      })),
    })
    const users = await platformDb().user.findMany({ where: { email: { startsWith: "many-" } } })
    await platformDb().member.createMany({
      data: users.map((one) => ({
        id: crypto.randomUUID(),
        clinicId: clinic.id,
        userId: one.id,
        name: one.name,
        roles: ["frontdesk"],
      })),
    })
    const long = await statementsOf(() => listMembers(admin, {}))
    expect(long.length).toBe(short.length)
    const first = await listMembers(admin, {})
    const second = await listMembers(admin, { cursor: first.nextCursor ?? "" })
    expect(first.rows).toHaveLength(50)
    expect(second).toMatchObject({ nextCursor: null })
    expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(71)
  })
})
