"use client"

import * as Primitive from "radix-ui/dropdown-menu"
import type { ComponentProps, ReactNode } from "react"
import { icon } from "../icon"
import { cn } from "./cn"

const Check = icon("check")

/** Not modal: the page stays readable and scrollable, a click beside it closes it. */
export function DropdownMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />
}
export const DropdownMenuTrigger = Primitive.Trigger
export const DropdownMenuRadioGroup = Primitive.RadioGroup

const ITEM =
  "relative flex min-h-7 select-none items-center gap-2 rounded-sm px-2 py-1 text-sm text-ink outline-none data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3"

export function DropdownMenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={6}
        collisionPadding={8}
        align="end"
        {...rest}
        className={cn(
          "z-50 max-h-[70dvh] min-w-48 animate-in overflow-y-auto rounded-lg bg-raised p-1 shadow-lg",
          className,
        )}
      />
    </Primitive.Portal>
  )
}

export function DropdownMenuItem({
  icon,
  trail,
  danger,
  children,
  className,
  ...rest
}: Omit<ComponentProps<typeof Primitive.Item>, "asChild"> & {
  icon?: ReactNode
  trail?: ReactNode
  danger?: boolean
}) {
  return (
    <Primitive.Item {...rest} className={cn(ITEM, danger && "text-red [&_svg]:text-red", className)}>
      {icon}
      <span className="min-w-0 grow truncate">{children}</span>
      {trail && <span className="ml-4 text-xs text-ink-3">{trail}</span>}
    </Primitive.Item>
  )
}

/** An item that is a link or another element: pass exactly one child. */
export function DropdownMenuLink({ children, className, ...rest }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item {...rest} asChild className={cn(ITEM, className)}>
      {children}
    </Primitive.Item>
  )
}

export function DropdownMenuCheckItem({ children, ...rest }: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem {...rest} className={cn(ITEM, "pl-8")}>
      <Primitive.ItemIndicator className="absolute left-2">
        <Check className="text-accent!" />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.CheckboxItem>
  )
}

export function DropdownMenuRadioItem({
  children,
  trail,
  ...rest
}: ComponentProps<typeof Primitive.RadioItem> & { trail?: ReactNode }) {
  return (
    <Primitive.RadioItem {...rest} className={cn(ITEM, "pl-8")}>
      <Primitive.ItemIndicator className="absolute left-2">
        <Check className="text-accent!" />
      </Primitive.ItemIndicator>
      <span className="min-w-0 grow truncate">{children}</span>
      {trail && <span className="ml-4 text-xs text-ink-3 tabular-nums">{trail}</span>}
    </Primitive.RadioItem>
  )
}

export function DropdownMenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 pt-1.5 pb-1 text-2xs font-medium text-ink-3">{children}</Primitive.Label>
  )
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />
}
