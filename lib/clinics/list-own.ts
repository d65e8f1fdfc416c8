import { platformPool } from "@/lib/db"
import { now } from "@/lib/time"

export type ClinicChoice = { id: string; slug: string; name: string; timeZone: string }

/** The clinics a user is an active member of now, by name. */
export async function listOwnClinics(userId: string): Promise<ClinicChoice[]> {
  const { rows } = await platformPool().query<ClinicChoice>({
    name: "clinics-of-user",
    text: `select clinic.id, clinic.slug, clinic.name, clinic."timeZone"
      from "Member" member join "Clinic" clinic on clinic.id = member."clinicId" and clinic.active
      where member."userId" = $1 and member.active and (member."endsAt" is null or member."endsAt" > $2)
      order by clinic.name, clinic.id`,
    values: [userId, now()],
  })
  return rows
}
