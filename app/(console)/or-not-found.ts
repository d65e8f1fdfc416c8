import { notFound } from "next/navigation"
import { AppError } from "@/lib/errors"

/** For object pages, before anything is sent: what is absent (or another clinic's) is a real 404. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound()
    throw error
  }
}
