"use client"

import * as Primitive from "radix-ui/popover"
import type { ComponentProps } from "react"
import { cn } from "./cn"

export const Popover = Primitive.Root
export const PopoverTrigger = Primitive.Trigger
export const PopoverClose = Primitive.Close

export function PopoverContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        collisionPadding={8}
        align="end"
        {...rest}
        className={cn(
          "z-50 w-80 animate-in rounded-lg bg-raised text-sm shadow-lg focus:outline-none",
          className,
        )}
      />
    </Primitive.Portal>
  )
}
