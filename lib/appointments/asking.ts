import type { AppointmentStatus } from "@/lib/appointments/words"
import { type Ctx, grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"

/** Whose column says "request only": they ask for an appointment, and somebody of the clinic answers. */
export const isAsking = (ctx: Ctx): boolean =>
  ctx.roles.length > 0 &&
  ctx.roles.every((role) => role === "caregiver") &&
  grantOf(ctx, "appointments.write")?.scope === "own"

/** Who may only ask, changes and takes back what was not answered yet. */
export function assertMayChange(ctx: Ctx, { status }: { status: AppointmentStatus | string }): void {
  if (isAsking(ctx) && status !== "requested")
    fail("wrong_state", { sentence: "The clinic agreed to this already. Ask the front desk to change it." })
}

/** What is the clinic's to say, not who asked. */
export function assertAnswers(ctx: Ctx): void {
  if (isAsking(ctx)) fail("forbidden")
}
