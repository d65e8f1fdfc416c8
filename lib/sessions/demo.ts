import { ROLES, type Role } from "@/lib/can"
import { platformPool } from "@/lib/db"
import { env } from "@/lib/env"

export const DEMO_PASSWORD = "rounds-demo"

export type DemoUser = { email: string; name: string; role: Role }
export type DemoClinic = { name: string; users: DemoUser[] }

const isDemoAccount = (email: string) => email.endsWith(".demo")

/** The accounts a demo offers to click on; none outside demo mode. */
export async function listDemoAccounts(): Promise<DemoClinic[]> {
  if (!env().ROUNDS_DEMO) return []
  const { rows } = await platformPool().query<{ clinic: string; email: string; name: string; roles: Role[] }>(
    `select clinic.name as clinic, account.email, account.name, member.roles
    from "User" account
    join "Member" member on member."userId" = account.id and member.active
    join "Clinic" clinic on clinic.id = member."clinicId" and clinic.active
    where account.email like '%@' || clinic.slug || '.demo' and account."disabledAt" is null
    order by clinic."isDefault" desc, clinic.name, account.email
    limit 40`,
  )
  const clinics = [...new Set(rows.map((row) => row.clinic))]
  return clinics.map((name) => ({
    name,
    users: rows
      .filter((row) => row.clinic === name && row.roles[0])
      .map((row) => ({ email: row.email, name: row.name, role: row.roles[0]! }))
      .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role)),
  }))
}

/** Email and password of a form, or those of the demo account that was clicked. */
export function credentialsOf(form: FormData): { email: unknown; password: unknown } {
  const clicked = form.get("demo")
  if (env().ROUNDS_DEMO && typeof clicked === "string" && isDemoAccount(clicked)) {
    return { email: clicked, password: DEMO_PASSWORD }
  }
  return { email: form.get("email"), password: form.get("password") }
}
