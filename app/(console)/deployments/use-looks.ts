"use client"

import { useEffect, useRef, useState } from "react"
import { UNREACHED } from "@/components/use-action"
import type { Preflight } from "@/lib/deployments/schema"
import type { FormState } from "@/lib/web/form-state"
import { preview } from "./actions"

export type Look = FormState<Preflight>

/** Of several services what each would meet: asked once for each release and environment, and kept while the dialog is open. */
export function useLooks(
  environment: string,
  items: readonly { service: string; releaseId: string }[],
): (service: string) => Look | undefined {
  const [heard, setHeard] = useState<Record<string, Look>>({})
  const asked = useRef(new Set<string>())
  useEffect(() => {
    for (const { service, releaseId } of items) {
      const question = lookKey(environment, service, releaseId)
      if (asked.current.has(question)) continue
      asked.current.add(question)
      preview({ service, environment, releaseId })
        .catch((): Look => UNREACHED)
        .then((look) => {
          // Chosen once more, it is asked once more.
          if (!look.ok) asked.current.delete(question)
          setHeard((before) => ({ ...before, [question]: look }))
        })
    }
  }, [environment, items])
  return (service) => {
    const releaseId = items.find((one) => one.service === service)?.releaseId
    return releaseId ? heard[lookKey(environment, service, releaseId)] : undefined
  }
}

export const lookKey = (environment: string, service: string, releaseId: string): string =>
  [environment, service, releaseId].join(" ")
