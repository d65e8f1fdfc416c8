import Link from "next/link"
import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"
import { Spinner } from "./spinner"

export type ButtonLook = {
  variant?: "primary" | "secondary" | "ghost" | "danger"
  size?: "sm" | "md" | "lg"
  icon?: ReactNode
}

const VARIANTS = {
  primary: "bg-accent text-accent-ink border-transparent shadow-xs hover:bg-accent-strong",
  secondary: "bg-surface text-ink border-line-strong shadow-xs hover:bg-sunken active:bg-press",
  ghost: "bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink active:bg-press",
  danger: "bg-red-solid text-white border-transparent shadow-xs hover:brightness-90",
}

const SIZES = {
  sm: "h-7 px-2 gap-1.5 text-xs rounded-md",
  md: "h-8 px-3 gap-1.5 text-sm rounded-md",
  lg: "h-10 px-4 gap-2 text-base rounded-md",
}

export function buttonClass(
  { variant = "secondary", size = "md" }: ButtonLook = {},
  className?: string,
): string {
  return cn(
    "inline-flex shrink-0 items-center justify-center border font-medium whitespace-nowrap select-none",
    "transition-[background-color,border-color,color,filter] duration-100 [&_svg]:size-4 [&_svg]:shrink-0",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Work is under way: the label stays, a spinner takes the icon's place, clicks do nothing. */
    pending?: boolean
    /** Why it cannot be used now. It stays in the tab order, says why, and does nothing. */
    disabledReason?: string
  }

export function Button({
  variant,
  size,
  icon,
  pending,
  disabledReason,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = Boolean(disabledReason) || Boolean(pending)
  const look = buttonClass({ variant, size }, cn(disabledReason && "tip", className))
  return (
    <button
      type="button"
      {...rest}
      {...(off ? { type: "button" as const, "aria-disabled": true } : { onClick })}
      {...(disabledReason && { "data-tip": disabledReason, "aria-description": disabledReason })}
      className={look}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
}

export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
  return (
    <Link {...rest} className={buttonClass({ variant, size }, className)}>
      {icon}
      {children}
    </Link>
  )
}
