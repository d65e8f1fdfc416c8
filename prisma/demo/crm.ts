import { hashOf, normal } from "@/lib/crm/values"
import type { Field } from "@/lib/crm/words"
import type { Tx } from "@/lib/db"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"
import { idOf } from "@/prisma/demo/dice"
import type { DemoRows } from "@/prisma/demo/leads"

type Given = { slug: string; clinicId: string; country: string; anchor: Date; rows: DemoRows }

const LINKED = 24
const FIRST_CONTACT = 51_000_400

/** What somebody changed at HubSpot, of the how manieth of those linked. */
const CHANGED: readonly { of: number; field: Field; theirs: string; hours: number }[] = [
  { of: 2, field: "lastName", theirs: "Ionescu-Marin", hours: 3 },
  { of: 5, field: "email", theirs: "new.address@example.com", hours: 20 },
  { of: 9, field: "phone", theirs: "+40721000999", hours: 31 },
  { of: 9, field: "firstName", theirs: "Ana-Maria", hours: 31 },
]

/** Some patients linked with contacts, a few values that stand otherwise there, and one contact that was deleted. */
export async function seedCrm(tx: Tx, { slug, clinicId, country, anchor, rows }: Given): Promise<void> {
  const people = rows.patients.slice(40, 40 + LINKED)
  const linkId = (n: number) => idOf(`crm link ${n} ${slug}`, anchor)
  await tx.crmLink.createMany({
    data: people.map(({ id }, n) => {
      const writtenAt = addMs(anchor, -(n + 2) * DAY_MS)
      const base = {
        id: linkId(n),
        clinicId,
        patientId: id,
        provider: "hubspot",
        writtenAt,
        updatedAt: writtenAt,
      }
      const isGone = n === LINKED - 1
      return {
        ...base,
        externalId: String(FIRST_CONTACT + n),
        createdAt: writtenAt,
        ...(isGone && {
          status: "deleted",
          because: "contact.deletion",
          endedAt: addMs(anchor, -2 * DAY_MS),
        }),
      }
    }),
    skipDuplicates: true,
  })
  await tx.crmDrift.createMany({
    data: CHANGED.flatMap(({ of, field, theirs, hours }) => {
      const person = people[of]
      if (!person) return []
      return [
        {
          id: idOf(`crm drift ${of} ${field} ${slug}`, anchor),
          clinicId,
          linkId: linkId(of),
          field,
          theirs,
          theirsHash: hashOf(person.id, field, normal(field, theirs, country)),
          foundAt: addMs(anchor, -hours * HOUR_MS),
        },
      ]
    }),
    skipDuplicates: true,
  })
}
