import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { openSession, startSession } from "@/lib/sessions/open"
import { ctxOf } from "@/lib/testing/ctx"
import {
  type MadeClinic,
  type MadeMember,
  type MadeUser,
  makeClinic,
  makeMember,
  makeUser,
  PASSWORD,
} from "@/lib/testing/factory"
import { now } from "@/lib/time"

/** A member who gave the password a moment ago, as what is sensitive wants it. */
export const fresh = (clinic: MadeClinic, member: MadeMember, roles?: readonly Role[]): Ctx =>
  ctxOf(clinic, member, { roles, steppedUpAt: now() })

let place = 0
/** A session as signing in opens it, from an address of its own. */
export const signedInAs = (
  email: string,
  given: { code?: string; address?: string; password?: string } = {},
) =>
  openSession({
    email,
    password: PASSWORD,
    address: `10.8.${++place % 250}.${place % 199}`,
    userAgent: null,
    requestId: newId(),
    ...given,
  })

/** The token of a session that stands in that clinic. */
export async function openedIn(clinicId: string, user: MadeUser): Promise<string> {
  const { passwordHash } = await platformDb().user.findUniqueOrThrow({ where: { id: user.id } })
  const { token } = await startSession(
    { id: user.id, passwordHash },
    { clinicId, address: "10.8.0.1", userAgent: null, requestId: newId() },
  )
  return token
}

/** Two admins and one member of a clinic, and a member of another one. */
export async function teamGround(roles: readonly Role[] = ["coordinator"]) {
  const clinic = await makeClinic()
  const elsewhere = await makeClinic()
  const admin = await makeMember(clinic.id, ["admin"])
  const second = await makeMember(clinic.id, ["admin"])
  const user = await makeUser()
  const member = await makeMember(clinic.id, roles, { user })
  const stranger = await makeMember(elsewhere.id, ["admin"])
  return {
    clinic,
    elsewhere,
    admin,
    second,
    user,
    member,
    ctx: fresh(clinic, admin),
    ctxFor: (as: readonly Role[]) => fresh(clinic, admin, as),
    strangerFor: (as: readonly Role[]) => fresh(elsewhere, stranger, as),
  }
}

export const factsAbout = (subjectId: string) =>
  platformDb().fact.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })
export const factNames = async (subjectId: string) => (await factsAbout(subjectId)).map((one) => one.name)
