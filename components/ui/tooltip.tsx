"use client"

import * as Primitive from "radix-ui/tooltip"
import type { ReactNode } from "react"

/** For hints with structure, or inside what clips. A plain hint needs no script: class `tip` and `data-tip`. */
export function Tooltip({
  label,
  children,
  side = "bottom",
}: {
  label: ReactNode
  children: ReactNode
  side?: "top" | "bottom" | "left" | "right"
}) {
  return (
    <Primitive.Provider delayDuration={350} skipDelayDuration={200}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-fade rounded-md bg-ink px-2 py-1 text-xs font-medium text-canvas"
          >
            {label}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  )
}
