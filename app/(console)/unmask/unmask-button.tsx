"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { toDate } from "@/lib/time"
import { unmask } from "./actions"

const Eye = icon("eye")

export function UnmaskButton({ patientId }: { patientId: string }) {
  return (
    <ActionDialog
      trigger={<Button icon={<Eye aria-hidden="true" />}>{t("Show name and number")}</Button>}
      title={t("Show this patient's name and number?")}
      description={t(
        "For fifteen minutes, for this one patient. What they wrote stays hidden. The clinic sees that you did, and why.",
      )}
      action={unmask}
      hidden={{ patientId }}
      reason={{ hint: t("Kept in the audit log and shown to the clinic.") }}
      confirm={t("Show")}
      done={t("Shown for fifteen minutes.")}
    />
  )
}

/** Paints the page anew when the time is over, so that what was shown does not stay on the screen. */
export function MaskAgain({ at, now }: { at: string; now: string }) {
  const router = useRouter()
  useEffect(() => {
    const left = toDate(at).getTime() - toDate(now).getTime()
    const timer = setTimeout(() => router.refresh(), Math.max(0, left) + 500)
    return () => clearTimeout(timer)
  }, [at, now, router])
  return null
}
