import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { Callout } from "./callout"
import { cn } from "./cn"

const CircleAlert = icon("circle-exclamation-point")

type Wiring = {
  id: string
  name: string
  "aria-describedby"?: string
  "aria-invalid"?: true
  required?: boolean
}

type FieldProps = {
  name: string
  label: string
  /** What to enter and why; stays visible. */
  hint?: ReactNode
  error?: string
  required?: boolean
  /** Shown at the label's far end: a link, a count. */
  aside?: ReactNode
  /** For two forms with the same field on one page. */
  id?: string
  className?: string
  /** Gets id, name and the aria wiring to spread on the control. */
  children: (wiring: Wiring) => ReactNode
}

/** Label above, control, then hint and error, tied together for readers. */
export function Field({
  name,
  label,
  hint,
  error,
  required,
  aside,
  id = name,
  className,
  children,
}: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium text-ink">
          {label}
          {!required && <span className="ml-1.5 font-normal text-ink-3">{t("optional")}</span>}
        </label>
        {aside && <span className="text-xs text-ink-3">{aside}</span>}
      </div>
      {children({
        id,
        name,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true }),
        ...(required && { required: true }),
      })}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-xs text-red">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {t(error)}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}

/** On top of a form: what went wrong as a whole, and each bad field with a link to it. */
export function FormErrors({
  message,
  fields = {},
  labels = {},
}: {
  message?: string
  fields?: Record<string, string>
  labels?: Record<string, string>
}) {
  const entries = Object.entries(fields)
  if (!message && entries.length === 0) return null
  return (
    <Callout tone="red" role="alert" title={message ?? t("Some fields need another look.")}>
      {entries.length > 0 && (
        <ul className="mt-1 grid gap-0.5">
          {entries.map(([name, text]) => (
            <li key={name}>
              <a href={`#${name}`} className="font-medium underline underline-offset-2">
                {labels[name] ?? name}
              </a>
              : {text}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}
