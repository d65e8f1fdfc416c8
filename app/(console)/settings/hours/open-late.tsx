"use client"

import { type ReactNode, useState } from "react"
import { Button } from "@/components/ui/button"

type Props = {
  label: string
  variant?: "primary" | "secondary" | "ghost"
  size?: "sm" | "md"
  icon?: ReactNode
  name?: string
  /** Draws the dialog while it is open. */
  children: (close: () => void) => ReactNode
}

/** A button and the dialog it opens. */
export function OpenLate({ label, variant = "secondary", size, icon, name, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={variant}
        {...(size && { size })}
        icon={icon}
        aria-haspopup="dialog"
        {...(name && { "aria-label": name })}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && children(() => setOpen(false))}
    </>
  )
}
