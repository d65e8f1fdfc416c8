import { redirect } from "next/navigation"
import { cache } from "react"
import { orNotFound } from "@/app/(console)/or-not-found"
import { requireCtx } from "@/lib/auth"
import { findPatient } from "@/lib/patients/find"

/** Once a request. A record that was merged away leads to the one that is left, which says so. */
export const readPatient = cache(async (id: string) => {
  const ctx = await requireCtx("patients.read")
  const detail = await orNotFound(findPatient(ctx, { id }))
  if (detail.mergedIntoId) redirect(`/patients/${detail.mergedIntoId}?merged=1`)
  return { ctx, detail }
})
