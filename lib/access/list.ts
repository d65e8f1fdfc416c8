import { z } from "zod"
import { requireMember } from "@/lib/access/member"
import { type AccessPage, type AccessRow, ListAccessInput, type Standing } from "@/lib/access/schema"
import { ACCESS_PAGE, type AccessKind, PLATFORM_ROLES, type Verdict } from "@/lib/access/words"
import { type Grant, ROLES, type Role } from "@/lib/can"
import { type Ctx, grantOf } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

type Stored = {
  id: string
  kind: AccessKind
  memberId: string
  role: Role | null
  patientId: string | null
  reason: string
  createdAt: Date
  endsAt: Date
  endedAt: Date | null
  grantedById: string | null
  endedById: string | null
  reviewedById: string | null
  reviewedAt: Date | null
  verdict: Verdict | null
  reviewNote: string | null
}

/** Grants, broken glass and unmasked patients, newest first: those that run, that wait for review, or all. */
export const listAccess = query({
  name: "access.list",
  may: "access.read",
  input: ListAccessInput,
  async run({ ctx, tx, input, grant }): Promise<AccessPage> {
    const after = input.cursor ? readCursor(input.cursor) : null
    const where = Prisma.join(
      [
        viewSql(ctx, input.view),
        grant.scope === "own" ? Prisma.sql`"memberId" = ${requireMember(ctx)}::uuid` : Prisma.sql`true`,
        after
          ? Prisma.sql`("createdAt", id) < (${after.at}::timestamptz, ${after.id}::uuid)`
          : Prisma.sql`true`,
      ],
      " and ",
    )
    const page = Prisma.sql`where ${where} order by "createdAt" desc, id desc limit ${ACCESS_PAGE + 1}`
    const found = await tx.$queryRaw<Stored[]>`
      select * from (
        (select * from (
          select id, 'grant' as kind, "memberId", role, null::uuid as "patientId", reason, "createdAt", "endsAt", "endedAt",
            "grantedById", "endedById", null::uuid as "reviewedById", null::timestamptz as "reviewedAt",
            null as verdict, null as "reviewNote"
          from "PlatformGrant") granted ${page})
        union all
        (select * from (
          select id, kind, "memberId", null as role, "patientId", reason, "createdAt", "endsAt", "endedAt",
            null::uuid as "grantedById", null::uuid as "endedById", "reviewedById", "reviewedAt", verdict, "reviewNote"
          from "SpecialAccess") special ${page})
      ) both_kinds order by "createdAt" desc, id desc limit ${ACCESS_PAGE + 1}`
    const { rows, nextCursor } = toPage(found, ACCESS_PAGE, (row) => row.createdAt)
    return { rows: await toRows(tx, ctx, rows), nextCursor }
  },
})

/** People of the platform who stand in the clinic without an end. */
export const listStanding = query({
  name: "access.standing",
  may: "access.read",
  input: z.strictObject({}),
  async run({ ctx, tx, grant }): Promise<Standing[]> {
    const members = await tx.member.findMany({
      where: {
        active: true,
        endsAt: null,
        roles: { hasSome: [...PLATFORM_ROLES] },
        ...(grant.scope === "own" && { id: requireMember(ctx) }),
      },
      select: { id: true, name: true, roles: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 50,
    })
    return members.map(({ id, name, roles }) => ({
      member: { id, name },
      roles: ROLES.filter((role) => roles.includes(role)),
    }))
  },
})

function viewSql({ now }: Ctx, view: "running" | "review" | "history"): Prisma.Sql {
  if (view === "running") return Prisma.sql`"endedAt" is null and "endsAt" > ${now}::timestamptz`
  return view === "review" ? Prisma.sql`kind = 'break_glass' and "reviewedAt" is null` : Prisma.sql`true`
}

async function toRows(tx: Tx, ctx: Ctx, found: readonly Stored[]): Promise<AccessRow[]> {
  const ids = found.flatMap((one) =>
    [one.memberId, one.grantedById ?? [], one.endedById ?? [], one.reviewedById ?? []].flat(),
  )
  const members = await tx.member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const names = new Map(members.map((one) => [one.id, one.name]))
  const person = (id: string | null) => (id ? { id, name: names.get(id) ?? "A former colleague" } : null)
  const rights: Rights = {
    names: grantOf(ctx, "patients.read")?.scope === "all",
    me: requireMember(ctx),
    end: grantOf(ctx, "access.grant"),
    review: grantOf(ctx, "access.review"),
  }
  return found.map((one) => ({
    id: one.id,
    kind: one.kind,
    member: { id: one.memberId, name: names.get(one.memberId) ?? "A former colleague" },
    role: one.role,
    patientId: one.patientId,
    reason: one.kind === "unmask" && one.memberId !== rights.me && !rights.names ? null : one.reason,
    createdAt: one.createdAt.toISOString(),
    endsAt: one.endsAt.toISOString(),
    endedAt: (one.endedAt ?? (one.endsAt <= ctx.now ? one.endsAt : null))?.toISOString() ?? null,
    grantedBy: person(one.grantedById),
    endedBy: person(one.endedById),
    review: reviewOf(one, person(one.reviewedById)),
    may: mayOf(ctx, one, rights),
  }))
}

type Rights = { names: boolean; me: string; end: Grant | null; review: Grant | null }

function mayOf(ctx: Ctx, one: Stored, { me, end, review }: Rights): AccessRow["may"] {
  const runs = !one.endedAt && one.endsAt > ctx.now
  const waits = one.kind === "break_glass" && !one.reviewedAt && !runs
  return { end: runs && end !== null, review: waits && review !== null && one.memberId !== me }
}

const reviewOf = (
  { reviewedAt, verdict, reviewNote }: Stored,
  by: AccessRow["grantedBy"],
): AccessRow["review"] =>
  reviewedAt && verdict && by ? { by, at: reviewedAt.toISOString(), verdict, note: reviewNote } : null
