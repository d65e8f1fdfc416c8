import type { AppointmentStatus } from "@/lib/appointments/words"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"

/** Nothing was changed: the same click was there first, or it is `conflict`, for somebody did something else. */
export async function assertAlready(tx: Tx, id: string, status: AppointmentStatus): Promise<void> {
  const found = await tx.appointment.findUnique({ where: { id }, select: { status: true } })
  if (found?.status !== status) fail("conflict")
}
