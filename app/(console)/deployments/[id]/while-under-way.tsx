"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

const EVERY_MS = 2_000

/** Lines and attempts come without a fact of their own: while it is under way the page is painted again and again. */
export function WhileUnderWay(): null {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
