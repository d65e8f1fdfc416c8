import { readPlace, writePlace } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { accountsOf, type StoredMember } from "@/lib/team/reach"
import { ListMembersInput, type MemberPage } from "@/lib/team/schema"
import { toMemberRow } from "@/lib/team/to-row"
import { MEMBER_PAGE_SIZE } from "@/lib/team/words"

const SORT = "name"
const pattern = (q: string) => `%${q.replace(/[\\%_]/g, "\\$&")}%`

/** The clinic's members by name, disabled ones too. */
export const listMembers = query({
  name: "team.list",
  may: "team.read",
  input: ListMembersInput,
  async run({ ctx, tx, input }): Promise<MemberPage> {
    const where = [Prisma.sql`true`]
    if (input.q) where.push(Prisma.sql`name ilike ${pattern(input.q)}`)
    if (input.cursor) {
      const { value, id } = readPlace(input.cursor, SORT, (value) => value !== null)
      where.push(Prisma.sql`(name, id) > (${value}, ${id}::uuid)`)
    }
    const found = await tx.$queryRaw<StoredMember[]>`
      select id, "userId", name, roles, active, "endsAt", "createdAt" from "Member"
      where ${Prisma.join(where, " and ")} order by name, id limit ${MEMBER_PAGE_SIZE + 1}`
    const members = found.slice(0, MEMBER_PAGE_SIZE)
    const accounts = await accountsOf(
      tx,
      members.map(({ id }) => id),
      ctx.now,
    )
    const last = found.length > MEMBER_PAGE_SIZE ? members.at(-1) : undefined
    return {
      rows: members.map((member) => toMemberRow(member, accounts.get(member.id), ctx)),
      nextCursor: last ? writePlace(SORT, { value: last.name, id: last.id }) : null,
    }
  },
})
