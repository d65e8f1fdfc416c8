"use client"

import { useEffect } from "react"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { cn } from "./cn"
import { IconButton } from "./icon-button"
import { type Toast, toast } from "./toast-store"
import { TONE_TEXT, type Tone } from "./tone"

const CircleAlert = icon("circle-exclamation-point")
const CircleCheck = icon("circle-check")
const Info = icon("info")
const TriangleAlert = icon("triangle-exclamation-point")
const X = icon("x")

const ICONS: Partial<Record<Tone, typeof Info>> = {
  green: CircleCheck,
  red: CircleAlert,
  amber: TriangleAlert,
}

export function Notices({ toasts, held }: { toasts: readonly Toast[]; held: boolean }) {
  return toasts.map((one) => <Notice key={one.id} toast={one} held={held} />)
}

function Notice({ toast: one, held }: { toast: Toast; held: boolean }) {
  useEffect(() => {
    if (held || one.lifeMs === 0) return
    const timer = setTimeout(() => toast.dismiss(one.id), one.lifeMs)
    return () => clearTimeout(timer)
  }, [held, one.id, one.lifeMs])
  const Icon = ICONS[one.tone] ?? Info
  return (
    <div
      role={one.tone === "red" ? "alert" : undefined}
      className="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-2.5 rounded-lg bg-raised py-2.5 pr-2 pl-3 text-sm shadow-lg"
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", TONE_TEXT[one.tone])} />
      <div className="min-w-0 grow">
        <p className="font-medium text-ink">{one.title}</p>
        {one.description && <p className="text-xs text-ink-2">{one.description}</p>}
      </div>
      {one.action && (
        <button
          type="button"
          className="h-7 shrink-0 rounded-md px-2 text-xs font-semibold text-accent hover:bg-hover"
          onClick={() => {
            one.action?.onClick()
            toast.dismiss(one.id)
          }}
        >
          {one.action.label}
        </button>
      )}
      <IconButton
        size="sm"
        label={t("Dismiss")}
        icon={<X />}
        className="tip-end -my-1"
        onClick={() => toast.dismiss(one.id)}
      />
    </div>
  )
}
