"use client"

import * as Primitive from "radix-ui/dialog"
import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { cn } from "./cn"
import { IconButton } from "./icon-button"

const X = icon("x")

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

type ContentProps = {
  title: string
  /** Read out with the title: what this is for, or what will happen. */
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: "sm" | "md" | "lg"
  /** Keeps the title for readers only. */
  bare?: boolean
  className?: string
}

let before: Element | null = null

/** The first field, or the window itself: never the close button, which comes first in the order. */
function focusInside(event: Event): void {
  event.preventDefault()
  before = document.activeElement
  const content = event.target instanceof HTMLElement ? event.target : null
  const field = content?.querySelector<HTMLElement>(
    "input:not([type=hidden]):not([hidden]), textarea, select",
  )
  ;(field ?? content)?.focus()
}

/** Back to where one was, also when no trigger of the library opened it. */
function focusBack(event: Event): void {
  if (!(before instanceof HTMLElement) || before === document.body || !before.isConnected) return
  event.preventDefault()
  before.focus()
}

const WIDTHS = { sm: "sm:max-w-sm", md: "sm:max-w-md", lg: "sm:max-w-2xl" }

export function DialogContent({
  title,
  description,
  children,
  footer,
  size = "md",
  bare,
  className,
}: ContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-veil" />
      <Primitive.Content
        {...(!description && { "aria-describedby": undefined })}
        onOpenAutoFocus={focusInside}
        onCloseAutoFocus={focusBack}
        className={cn(
          "fixed z-50 flex max-h-[88dvh] flex-col bg-raised text-ink shadow-lg focus:outline-none",
          "inset-x-0 bottom-0 animate-rise rounded-t-xl sm:animate-in",
          "sm:inset-x-auto sm:top-[12dvh] sm:bottom-auto sm:max-h-[82dvh] sm:left-1/2 sm:w-[calc(100%-2rem)] sm:-translate-x-1/2 sm:rounded-xl",
          WIDTHS[size],
          className,
        )}
      >
        <div className={bare ? "sr-only" : "flex items-start gap-4 px-5 pt-4 pb-3"}>
          <div className="min-w-0 grow">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="mt-1 text-sm text-ink-2">{description}</Primitive.Description>
            )}
          </div>
          {!bare && (
            <Primitive.Close asChild>
              <IconButton label={t("Close")} size="sm" icon={<X />} className="tip-end -mr-1.5" />
            </Primitive.Close>
          )}
        </div>
        <div className={cn("min-h-0 overflow-y-auto", !bare && "px-5 pb-5")}>{children}</div>
        {footer && (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
