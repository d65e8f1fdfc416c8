"use client"

import { useSyncExternalStore } from "react"

const never = () => () => {}
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

/** How the command menu's keys are written on this machine. */
export function useCommandKeys(): string {
  return useSyncExternalStore(never, isApple, () => false) ? "⌘ K" : "Ctrl K"
}
