import { makeCause } from "@/lib/testing/causes"
import { memberOf } from "@/lib/testing/ctx"
import { makeClinic } from "@/lib/testing/factory"

/** A cause, somebody of its clinic and somebody of another. */
export async function causeGround(runs = 1) {
  const [clinic, other] = [await makeClinic(), await makeClinic()]
  const cause = await makeCause(clinic.id, { runs })
  return { clinic, cause, ctxFor: await memberOf(clinic), strangerFor: await memberOf(other) }
}
