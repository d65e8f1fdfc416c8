"use client"

import { useState } from "react"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { IconButton } from "./icon-button"

const Check = icon("check")
const Copy = icon("copy")

export function CopyButton({
  text,
  label = t("Copy"),
  className,
}: {
  text: string
  label?: string
  className?: string
}) {
  const [copied, setCopied] = useState(false)
  return (
    <IconButton
      size="sm"
      label={copied ? t("Copied") : label}
      icon={copied ? <Check /> : <Copy />}
      className={`tip-end ${className ?? ""}`}
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        setCopied(true)
        setTimeout(() => setCopied(false), 1600)
      }}
    />
  )
}

/** An id as its first part, whole on hover, copied by a click. */
export function ShortId({ id, label = "id" }: { id: string; label?: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      title={id}
      className="relative z-10 rounded-sm font-mono text-xs text-ink-3 hover:text-ink"
      onClick={async () => {
        await navigator.clipboard.writeText(id)
        setCopied(true)
        setTimeout(() => setCopied(false), 1200)
      }}
    >
      <span className="sr-only">{t("Copy {what}", { what: label })} </span>
      {copied ? t("copied") : id.slice(-8)}
    </button>
  )
}
