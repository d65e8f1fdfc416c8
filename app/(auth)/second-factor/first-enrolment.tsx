"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { BegunEnrolment } from "@/lib/sessions/schema"
import { leave } from "./actions"
import { Enrolment, RecoveryCodes } from "./enrolment"

/** What stands between the first sign-in and the console. */
export function FirstEnrolment({ begun }: { begun: BegunEnrolment }) {
  const [codes, setCodes] = useState<string[]>()
  const away = useAction(leave, { onDone: () => window.location.assign("/sign-in"), loud: true })
  if (codes) {
    return (
      <RecoveryCodes codes={codes}>
        <Button variant="primary" onClick={() => window.location.assign("/")}>
          I have kept them
        </Button>
      </RecoveryCodes>
    )
  }
  return (
    <>
      <Enrolment begun={begun} onDone={setCodes} />
      <Button variant="ghost" className="mt-3 -ml-3" pending={away.pending} onClick={() => away.send({})}>
        Sign out
      </Button>
    </>
  )
}
