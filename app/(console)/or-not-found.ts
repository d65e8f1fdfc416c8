import { notFound } from "next/navigation"
import { AppError } from "@/lib/errors"

/** What cannot be an id names nothing either. */
const ABSENT = ["not_found", "invalid_input"]

/** For object pages, before anything is sent: what is absent (or another clinic's) is a real 404. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found
  } catch (error) {
    if (error instanceof AppError && ABSENT.includes(error.code)) notFound()
    throw error
  }
}
