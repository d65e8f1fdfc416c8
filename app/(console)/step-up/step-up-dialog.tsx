"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { answerStepUp } from "@/components/step-up"
import { later } from "@/components/ui/later"

const PasswordDialog = later(() => import("./password-dialog").then((file) => file.PasswordDialog))

/** Stands in the frame and opens when an action needs the password once more; afterwards that action is tried again. */
export function StepUpDialog({ email, givesCode }: { email: string; givesCode: boolean }) {
  const waiting = useRef<((given: boolean) => void) | undefined>(undefined)
  const [open, setOpen] = useState(false)

  const close = useCallback((given: boolean) => {
    waiting.current?.(given)
    waiting.current = undefined
    setOpen(false)
  }, [])
  useEffect(
    () =>
      answerStepUp(() => {
        waiting.current?.(false)
        setOpen(true)
        return new Promise((resolve) => {
          waiting.current = resolve
        })
      }),
    [],
  )
  return open ? <PasswordDialog email={email} givesCode={givesCode} close={close} /> : null
}
