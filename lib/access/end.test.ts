import { afterAll, expect, it } from "vitest"
import { endAccess, endBreakGlass } from "@/lib/access/end"
import { grantAccess } from "@/lib/access/grant"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findSession } from "@/lib/sessions/find"
import { hashToken, newToken } from "@/lib/sessions/token"
import { accessGround, brokenGlass, factsNamed, grantInput, makePlatformUser } from "@/lib/testing/access"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(endAccess, {
  prepare: async () => {
    const ground = await accessGround()
    return { ...ground, input: { id: (await brokenGlass(ground.clinic)).id } }
  },
})
describeRefusals(endBreakGlass, {
  prepare: async () => ({ ...(await accessGround()), input: {} }),
  subject: "none",
})

async function signedIn(userId: string, clinicId: string): Promise<string> {
  const token = newToken()
  await platformDb().session.create({
    data: {
      id: newId(),
      userId,
      tokenHash: Buffer.from(hashToken(token)),
      activeClinicId: clinicId,
      lastSeenAt: now(),
      expiresAt: addMs(now(), HOUR_MS),
    },
  })
  return token
}

it("ends a grant with the person's session in this clinic; twice is once", async () => {
  const { clinic, ctxFor } = await accessGround()
  const user = await makePlatformUser()
  const ctx = ctxFor(["admin"])
  const input = grantInput(user.email)
  await grantAccess(ctx, input)
  const token = await signedIn(user.id, clinic.id)
  expect(await findSession(token, { touch: false })).toMatchObject({ grantUntil: expect.any(Date) })
  await endAccess(ctx, { id: input.key })
  expect(await findSession(token, { touch: false })).toBeNull()
  await endAccess(ctx, { id: input.key })
  const facts = await factsNamed(clinic.id, "")
  expect(facts.map((one) => one.name)).toEqual(["access.granted", "access.ended", "session.ended"])
})

it("a grant ends by itself: the next request finds no clinic", async () => {
  const { clinic, ctxFor } = await accessGround()
  const user = await makePlatformUser()
  const late = addMs(now(), -3 * HOUR_MS)
  await grantAccess({ ...ctxFor(["admin"]), now: late, steppedUpAt: late }, grantInput(user.email))
  expect(await findSession(await signedIn(user.id, clinic.id), { touch: false })).toBeNull()
})

it("closes one's own glass at once and needs no password; the session no longer carries it", async () => {
  const { clinic } = await accessGround()
  const { id, doctor } = await brokenGlass(clinic)
  if (doctor.actor.kind !== "member") throw new Error("a member")
  const token = await signedIn(doctor.actor.userId, clinic.id)
  expect((await findSession(token, { touch: false }))?.breakGlassUntil).toBeInstanceOf(Date)
  const ctx = { ...doctor, steppedUpAt: undefined }
  expect(await endBreakGlass(ctx, {})).toEqual({ ended: true })
  expect(await endBreakGlass(ctx, {})).toEqual({ ended: false })
  expect((await findSession(token, { touch: false }))?.breakGlassUntil).toBeNull()
  const row = await inClinic(clinic.id, (tx) => tx.specialAccess.findUniqueOrThrow({ where: { id } }))
  expect(row.endedAt).not.toBeNull()
})
