"use client"

import * as Primitive from "radix-ui/dialog"
import type { ReactNode } from "react"
import { t } from "@/lib/say"
import { icon } from "../icon"
import { cn } from "./cn"
import { IconButton } from "./icon-button"

const X = icon("x")

export const Sheet = Primitive.Root
export const SheetTrigger = Primitive.Trigger
export const SheetClose = Primitive.Close

/** A panel from the right that leaves the page in sight. */
export function SheetContent({
  title,
  description,
  children,
  footer,
  className,
}: {
  title: string
  description?: ReactNode
  children: ReactNode
  footer?: ReactNode
  className?: string
}) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-veil" />
      <Primitive.Content
        {...(!description && { "aria-describedby": undefined })}
        className={cn(
          "fixed inset-y-0 right-0 z-50 flex w-[min(100vw,28rem)] animate-slide flex-col bg-raised shadow-lg focus:outline-none",
          className,
        )}
      >
        <div className="flex items-start gap-4 border-b border-line px-5 py-3">
          <div className="min-w-0 grow">
            <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="text-xs text-ink-3">{description}</Primitive.Description>
            )}
          </div>
          <Primitive.Close asChild>
            <IconButton label={t("Close")} size="sm" icon={<X />} className="tip-end -my-1 -mr-1.5" />
          </Primitive.Close>
        </div>
        <div className="min-h-0 grow overflow-y-auto p-5">{children}</div>
        {footer && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
