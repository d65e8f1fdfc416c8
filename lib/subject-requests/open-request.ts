import type { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { patientForChange } from "@/lib/patients/reach"
import { dueOf } from "@/lib/subject-requests/rules"
import { type OpenedRequest, OpenRequestInput } from "@/lib/subject-requests/schema"
import { OPEN_STATUSES, type RequestChannel, type RequestKind } from "@/lib/subject-requests/words"
import { makeTask } from "@/lib/tasks/make"
import { addMs, calendarDay, DAY_MS, fromWallClock } from "@/lib/time"

/** Takes down what somebody asked for. Of one person and kind one is open: asked again, it answers with that one. */
export const openRequest = command({
  name: "subjectRequests.open",
  may: "requests.write",
  input: OpenRequestInput,
  async run({ ctx, tx, input }) {
    await patientForChange(tx, input.patientId, { scope: "all", memberId: null })
    return openNow(tx, ctx, {
      patientId: input.patientId,
      kind: input.kind,
      channel: input.channel,
      words: input.words,
      receivedAt: receivedAt(ctx, input),
      effectKey: `form:${input.key}`,
    })
  },
})

/**
 * An erasure that a partner tells of: whoever ordered it there showed who they are there, so it goes on from there. Of a
 * person who is erased already there is nothing to open.
 */
export async function openFromPartner(
  tx: Tx,
  ctx: Ctx,
  { patientId, key }: { patientId: string; key: string },
): Promise<Fact[]> {
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select: { erasedAt: true } })
  if (!patient || patient.erasedAt) return []
  const opened = await openNow(tx, ctx, {
    patientId,
    kind: "erasure",
    channel: "crm",
    receivedAt: ctx.now,
    effectKey: `partner:${key}`,
  })
  return opened.facts
}

type Opening = {
  patientId: string
  kind: RequestKind
  channel: RequestChannel
  words?: string
  receivedAt: Date
  effectKey: string
}

/** In the caller's transaction; also for what a partner tells. */
export async function openNow(
  tx: Tx,
  ctx: Ctx,
  given: Opening,
): Promise<{ value: OpenedRequest; facts: Fact[] }> {
  const { patientId, kind, channel, receivedAt: at, words } = given
  const patient = await tx.patient.findUnique({ where: { id: patientId }, select: { erasedAt: true } })
  if (!patient || patient.erasedAt) return fail("wrong_state", { sentence: "This person was erased." })
  const memberId = ctx.actor.kind === "member" ? ctx.actor.memberId : null
  const id = newId()
  const { count } = await tx.subjectRequest.createMany({
    data: [
      {
        ...given,
        id,
        clinicId: ctx.clinicId,
        receivedById: memberId,
        ownerId: memberId,
        dueAt: dueOf(at),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) {
    const known = await tx.subjectRequest.findFirst({
      where: {
        OR: [{ effectKey: given.effectKey }, { patientId, kind, status: { in: [...OPEN_STATUSES] } }],
      },
      select: { id: true },
    })
    return { value: { id: known?.id ?? fail("conflict"), isNew: false }, facts: [] }
  }
  const task = await makeTask(tx, ctx, {
    kind: "subject_request",
    title: "Answer what somebody asked about their data",
    why: "The law gives 30 days, from the day they asked.",
    dueAt: addMs(dueOf(at), -7 * DAY_MS),
    owner: memberId ? { memberId } : { role: "admin" },
    patientId,
    href: `/consents/requests/${id}`,
    source: memberId ? "member" : "rule",
    sourceId: id,
    effectKey: `subject_request:${id}`,
  })
  const opened = fact("subject_request.opened", id, {
    patientId,
    after: { kind, channel, dueAt: dueOf(at).toISOString() },
    ...(words && { personal: { after: { words } } }),
  })
  return { value: { id, isNew: true }, facts: [opened, ...task.facts] }
}

/** At noon of the day they asked: neither a letter nor a call tells the hour. Never ahead of now, nor long ago. */
function receivedAt(ctx: Ctx, { receivedOn }: z.output<typeof OpenRequestInput>): Date {
  const zone = ctx.clinic.timeZone
  if (!receivedOn || receivedOn === calendarDay(ctx.now, zone)) return ctx.now
  const at = fromWallClock(`${receivedOn}T12:00`, zone)
  const refuse = (sentence: string) => fail("invalid_input", { fields: { receivedOn: sentence } })
  if (at > ctx.now) return refuse("That day is still to come.")
  if (at < addMs(ctx.now, -90 * DAY_MS)) return refuse("That is more than 90 days ago.")
  return at
}
