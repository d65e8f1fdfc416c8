import { notFound, redirect } from "next/navigation"
import { cache } from "react"
import { requireCtx } from "@/lib/auth"
import { AppError } from "@/lib/errors"
import { findPatient } from "@/lib/patients/find"

/** Once a request. A record that was merged away leads to the one that is left, which says so. */
export const readPatient = cache(async (id: string) => {
  const ctx = await requireCtx("patients.read")
  const detail = await findPatient(ctx, { id }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? notFound() : Promise.reject(error),
  )
  if (detail.mergedIntoId) redirect(`/patients/${detail.mergedIntoId}?merged=1`)
  return { ctx, detail }
})
