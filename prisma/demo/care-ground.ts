import type { Role } from "@/lib/can"
import type { Free, Made, Row } from "@/prisma/demo/calendar"
import type { DemoClinic } from "@/prisma/demo/clinics"
import type { DemoRows } from "@/prisma/demo/leads"
import type { DemoPlaces } from "@/prisma/demo/practitioners"
import type { Regular } from "@/prisma/demo/regulars"

export type CareGiven = {
  clinic: DemoClinic
  clinicId: string
  anchor: Date
  rows: DemoRows
  memberId: (role: Role) => string
}
export type CareGround = CareGiven & { places: DemoPlaces; regulars: readonly Regular[]; made: Made }

export const isFreeOf = (rows: readonly Row[], holds: readonly Free[], at: Free): boolean =>
  ![...rows.filter((one) => !["cancelled", "no_show", "rescheduled"].includes(one.status)), ...holds].some(
    (one) =>
      (one.practitionerId === at.practitionerId || (one.roomId && one.roomId === at.roomId)) &&
      one.busyFrom < at.busyUntil &&
      at.busyFrom < one.busyUntil,
  )
