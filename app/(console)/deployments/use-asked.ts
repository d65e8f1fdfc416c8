"use client"

import { useEffect, useRef, useState } from "react"
import { UNREACHED } from "@/components/use-action"
import type { FormState } from "@/lib/web/form-state"

/** What the server answers to a question, asked anew when `question` changes; an answer to an older one is dropped. */
export function useAsked<Out>(
  question: string,
  ask: () => Promise<FormState<Out>> | null,
): { value: Out | null; refusal: string | null } {
  const [heard, setHeard] = useState<{ question: string; state: FormState<Out> } | null>(null)
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    let isCurrent = true
    const asked = latest.current()
    asked
      ?.catch((): FormState<Out> => UNREACHED)
      .then((state) => {
        if (isCurrent) setHeard({ question, state })
      })
    return () => {
      isCurrent = false
    }
  }, [question])
  if (heard?.question !== question) return { value: null, refusal: null }
  return heard.state.ok
    ? { value: heard.state.value, refusal: null }
    : { value: null, refusal: heard.state.sentence }
}
