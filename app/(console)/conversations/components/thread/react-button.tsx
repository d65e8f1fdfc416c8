"use client"

import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { icon } from "@/components/icon"
import { cn } from "@/components/ui/cn"
import { REACTIONS } from "@/lib/conversations/words"
import { t } from "@/lib/say"
import { nameOfReaction, oursOn } from "./reactions"
import type { Message } from "./stretches"

const Smile = icon("face-slightly-smiling-plus")

type Props = { message: Message; onReact: (message: Message, emoji: string) => void }

/** Six signs to put on a patient's message; the one that stands is pressed and is taken back by pressing it again. */
export function ReactButton({ message, onReact }: Props) {
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLSpanElement>(null)
  const ours = oursOn(message)
  useEffect(() => {
    if (!isOpen) return
    const signs = [...(panel.current?.querySelectorAll("button") ?? [])]
    ;(signs.find((one) => one.ariaPressed === "true") ?? signs[0])?.focus()
    const leave = (event: PointerEvent) => {
      const at = event.target
      if (!(at instanceof Node && (panel.current?.contains(at) || trigger.current?.contains(at))))
        setOpen(false)
    }
    document.addEventListener("pointerdown", leave)
    return () => document.removeEventListener("pointerdown", leave)
  }, [isOpen])
  const close = () => {
    setOpen(false)
    trigger.current?.focus()
  }
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={t("React to this message")}
        title={t("React to this message")}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5"
      >
        <Smile />
      </button>
      {isOpen && (
        <span
          ref={panel}
          role="toolbar"
          aria-label={t("Reactions")}
          onKeyDown={(event) => onKey(event, close)}
          className="absolute bottom-full left-0 z-20 mb-1 flex rounded-full border border-line bg-raised p-1 shadow-md"
        >
          {REACTIONS.map(({ emoji }) => (
            <button
              key={emoji}
              type="button"
              aria-label={nameOfReaction(emoji)}
              title={ours === emoji ? t("Take the reaction back") : nameOfReaction(emoji)}
              aria-pressed={ours === emoji}
              onClick={() => {
                close()
                onReact(message, ours === emoji ? "" : emoji)
              }}
              className={cn(
                "grid size-9 place-items-center rounded-full text-lg hover:bg-hover",
                ours === emoji && "bg-accent-soft",
              )}
            >
              {emoji}
            </button>
          ))}
        </span>
      )}
    </>
  )
}

/** The arrows go from one to the next, as in any bar of tools. */
function onKey(event: KeyboardEvent<HTMLElement>, close: () => void) {
  if (event.key === "Escape") {
    event.stopPropagation()
    close()
    return
  }
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (!step) return
  event.preventDefault()
  const signs = [...event.currentTarget.querySelectorAll("button")]
  const at = signs.indexOf(document.activeElement as HTMLButtonElement)
  signs[(at + step + signs.length) % signs.length]?.focus()
}
