"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionDialogBody } from "@/components/action-dialog-body"
import { newKey } from "@/components/new-key"
import { Callout } from "@/components/ui/callout"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { t } from "@/lib/say"
import { resume, stop } from "./actions"
import type { Wanted } from "./wanted"
import { whoIsHit } from "./who-is-hit"

type Props = { kind: "stop" | "resume"; wanted: Wanted; onClose: () => void }

/** Typed by hand, so that nobody stops the wrong one. The password is asked for anew by the frame. */
export function StopDialog({ kind, wanted, onClose }: Props) {
  const router = useRouter()
  const [key] = useState(newKey)
  const isStop = kind === "stop"
  const { service, serviceTitle, environment, environmentTitle } = wanted
  const what = { service: serviceTitle, environment: environmentTitle }
  return (
    <ActionDialogBody
      open
      onOpenChange={(open) => open || onClose()}
      title={
        isStop ? t("Stop {service} in {environment}", what) : t("Resume {service} in {environment}", what)
      }
      description={
        isStop
          ? t(
              "The host is told to run no instance of it. What is under way there ends, and nothing is put there until somebody resumes it.",
            )
          : t(
              "The host is told to run it again as it ran before. Its health and the ten smoke tests are looked at afterwards.",
            )
      }
      hidden={{ service, environment, key }}
      reason={{ label: isStop ? t("Why stop it?") : t("Why resume it?") }}
      confirm={isStop ? t("Stop it now") : t("Resume it")}
      danger={isStop}
      done={isStop ? t("The stop is under way") : t("It is being resumed")}
      submit={async (form) => {
        const state = await (isStop ? stop(null, form) : resume(null, form))
        if (!state.ok) return state
        return { ok: true, value: () => router.push(`/deployments/${state.value.id}`) }
      }}
    >
      {(errors) => (
        <>
          {isStop && (
            <Callout tone="red" title={t("Who is hit")}>
              {whoIsHit(wanted.kind)}
            </Callout>
          )}
          <Field
            name="typedName"
            label={t("Type {name} to confirm", { name: service })}
            error={errors.typedName}
            required
          >
            {(wiring) => <Input {...wiring} autoComplete="off" autoCapitalize="none" spellCheck={false} />}
          </Field>
        </>
      )}
    </ActionDialogBody>
  )
}
