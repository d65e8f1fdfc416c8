import { EmptyState } from "./empty-state"
import { icon } from "./icon"
import { ButtonLink } from "./ui/button"

const Compass = icon("compass")

/** The same words for what never was, what is gone, and what belongs to another clinic. */
export function NotFoundFace() {
  return (
    <div>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<Compass />}
        title="There is nothing here"
        action={<ButtonLink href="/">Go to Today</ButtonLink>}
      >
        The address is wrong, or what it led to is no longer there or not of this clinic.
      </EmptyState>
    </div>
  )
}
