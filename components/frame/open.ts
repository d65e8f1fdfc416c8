"use client"

const COMMANDS = "rounds:commands"
const SHORTCUTS = "rounds:shortcuts"

export const openCommands = (): boolean => window.dispatchEvent(new Event(COMMANDS))
export const openShortcuts = (): boolean => window.dispatchEvent(new Event(SHORTCUTS))

/** Hears of wishes to open either; returns the end of it. */
export function onOpen(commands: () => void, shortcuts: () => void): () => void {
  window.addEventListener(COMMANDS, commands)
  window.addEventListener(SHORTCUTS, shortcuts)
  return () => {
    window.removeEventListener(COMMANDS, commands)
    window.removeEventListener(SHORTCUTS, shortcuts)
  }
}
