import { platformDb } from "@/lib/db"
import type { Incident, Maintenance, Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { recorded } from "@/lib/testing/facts"
import { addMs, HOUR_MS, now } from "@/lib/time"

/** Rows without a clinic: nobody is a stranger to them. */
export async function operationsGround() {
  const clinic: MadeClinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  return {
    clinic,
    ctxFor,
    strangerFor: await memberOf(await makeClinic()),
    operator: (at?: Date) => ctxFor(["operator"], at && { now: at }),
  }
}

export function makeIncident(given: Partial<Prisma.IncidentUncheckedCreateInput> = {}): Promise<Incident> {
  const at = now()
  return platformDb().incident.create({
    data: {
      id: newId(),
      key: newId(),
      title: "Messages wait",
      severity: "major",
      startedAt: at,
      detectedAt: at,
      createdByName: "Oana Radu",
      ...given,
    },
  })
}

export function makeMaintenance(given: Partial<Prisma.MaintenanceCreateInput> = {}): Promise<Maintenance> {
  return platformDb().maintenance.create({
    data: {
      id: newId(),
      key: newId(),
      title: "A larger disk",
      startsAt: addMs(now(), 48 * HOUR_MS),
      endsAt: addMs(now(), 50 * HOUR_MS),
      ...given,
    },
  })
}

/** A channel that is on, so that what is told is written down. */
export const makeChannel = () =>
  platformDb().alertChannel.create({
    data: {
      id: newId(),
      title: "On call",
      kind: "webhook",
      sealedAddress: new Uint8Array([1]),
      sealedSecret: new Uint8Array([1]),
    },
  })

/** What was told about it, oldest first. */
export const told = (subject: string) =>
  platformDb().operationNotice.findMany({
    where: { key: { contains: subject } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { key: true, title: true, body: true, kind: true },
  })

export async function clearOperations(): Promise<void> {
  const db = platformDb()
  await db.operationNotice.deleteMany({})
  await db.alertChannel.deleteMany({})
  await db.incident.deleteMany({})
  await db.maintenance.deleteMany({})
}

/** What was recorded about it by its own commands, without the notices that went out. */
export const recordedOf = async (clinicId: string, subjectId: string, topic: "incident" | "maintenance") =>
  (await recorded(clinicId, subjectId)).filter((one) => one.name.startsWith(`${topic}.`))
