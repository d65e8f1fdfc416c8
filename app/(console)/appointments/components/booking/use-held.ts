"use client"

import { useEffect, useRef, useState } from "react"
import { hold, release } from "../../actions"
import type { Lost, Slot } from "./slot"

/** Keeps a slot from others while it is looked at, and gives it back where nothing came of it. */
export function useHeld(slot: Slot, patientId: string, isWanted: boolean, onLost: (lost: Lost) => void) {
  const [until, setUntil] = useState<string>()
  const held = useRef<Promise<string | undefined>>(undefined)
  const isUsed = useRef(false)
  const given = useRef({ slot, onLost })

  useEffect(() => {
    if (!isWanted) return
    let isLeft = false
    const mine = hold({ ...given.current.slot, patientId })
      .then((state) => {
        if (!state.ok) return undefined
        if (state.value.id === null) {
          if (!isLeft) given.current.onLost(state.value)
          return undefined
        }
        if (!isLeft) setUntil(state.value.expiresAt)
        return state.value.id
      })
      .catch(() => undefined)
    held.current = mine
    return () => {
      isLeft = true
      void mine.then((id) => {
        if (id && !isUsed.current) void release({ id }).catch(() => {})
      })
    }
  }, [patientId, isWanted])

  return {
    until,
    /** The hold, once it is known whether there is one. */
    id: () => held.current ?? Promise.resolve(undefined),
    use: () => {
      isUsed.current = true
    },
    /** Given back before the panel is left: what is booked now would meet it. */
    giveBack: async () => {
      const id = await held.current
      if (!id || isUsed.current) return
      isUsed.current = true
      setUntil(undefined)
      await release({ id })
    },
  }
}
