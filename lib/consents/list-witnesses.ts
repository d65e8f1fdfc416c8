import { NoInput } from "@/lib/consents/schema"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import type { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"

/** Who of the clinic may have stood by: whoever works here now, but not whoever takes the consent down. */
export const witnessWhere = (ctx: Ctx): Prisma.MemberWhereInput => ({
  clinicId: ctx.clinicId,
  active: true,
  AND: [
    { OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }] },
    { NOT: { id: memberIdOf(ctx) ?? undefined } },
  ],
})

/** Colleagues who may have stood by when a patient signed, by name. */
export const listWitnesses = query({
  name: "consents.witnesses",
  may: "consents.record",
  input: NoInput,
  run: ({ ctx, tx }): Promise<{ id: string; name: string }[]> =>
    tx.member.findMany({
      where: witnessWhere(ctx),
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
})
