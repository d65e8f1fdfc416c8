import type { Role } from "@/lib/can"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { hashPassword } from "@/lib/sessions/password"

export const PASSWORD = "correct horse battery"

let hashed: Promise<string> | undefined
let serial = 0
const next = () => `${process.pid}-${++serial}`

export type MadeClinic = { id: string; slug: string; name: string; timeZone: string }
export type MadeUser = { id: string; email: string; name: string }
export type MadeMember = { id: string; clinicId: string; userId: string; name: string; roles: Role[] }

export function makeClinic(given: Partial<MadeClinic> & { active?: boolean } = {}): Promise<MadeClinic> {
  const slug = given.slug ?? `clinic-${next()}`
  return platformDb().clinic.create({
    data: {
      id: newId(),
      slug,
      name: `Clinic ${slug}`,
      timeZone: "Europe/Bucharest",
      country: "RO",
      currency: "RON",
      ...given,
    },
  })
}

/** Signs in with `PASSWORD`. */
export async function makeUser(
  given: Partial<MadeUser> & { disabledAt?: Date; isPlatform?: boolean } = {},
): Promise<MadeUser> {
  hashed ??= hashPassword(PASSWORD)
  const nth = next()
  return platformDb().user.create({
    data: {
      id: newId(),
      email: `user-${nth}@example.test`,
      name: `User ${nth}`,
      passwordHash: await hashed,
      ...given,
    },
  })
}

/** A member of `clinicId` with these roles; its user is made too unless given. */
export async function makeMember(
  clinicId: string,
  roles: readonly Role[],
  given: { user?: MadeUser; name?: string; active?: boolean; endsAt?: Date } = {},
): Promise<MadeMember> {
  const { user = await makeUser(), ...rest } = given
  const member = await platformDb().member.create({
    data: { id: newId(), clinicId, userId: user.id, name: user.name, roles: [...roles], ...rest },
  })
  return { ...member, roles: [...roles] }
}
