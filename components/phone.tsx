import { cn } from "./ui/cn"

/** A number already grouped as spoken (the server does that). `href` makes it a call. */
export function Phone({ display, href, className }: { display: string; href?: string; className?: string }) {
  const look = cn("whitespace-nowrap tabular-nums", className)
  if (!href) {
    return (
      <bdi dir="ltr" className={look}>
        {display}
      </bdi>
    )
  }
  return (
    <a href={href} dir="ltr" className={cn("relative z-10 rounded-sm hover:underline", look)}>
      {display}
    </a>
  )
}
