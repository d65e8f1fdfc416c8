import { cn } from "./ui/cn"

/** A patient's name or words: kept apart from the line's direction, whatever the script. */
export function PatientText({ children, className }: { children: string; className?: string }) {
  return (
    <bdi data-patient className={cn("[overflow-wrap:anywhere]", className)}>
      {children}
    </bdi>
  )
}
