"use client"

import {
  type ComponentType,
  cloneElement,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useRef,
  useState,
} from "react"

export type PanelProps = {
  trigger: ReactElement
  open: boolean
  onOpenChange: (open: boolean) => void
}

type TriggerProps = {
  onPointerEnter: () => void
  onFocus: () => void
  onPointerDown: (event: PointerEvent) => void
  onClick: () => void
  "aria-haspopup": "menu" | "dialog"
  "aria-expanded": boolean
}

/**
 * A button whose menu or popover is fetched when somebody reaches for it: most pages are read without opening any.
 * `load` gives a component that draws the trigger and the panel together.
 */
export function lazyPanel<Props extends PanelProps>(
  popup: "menu" | "dialog",
  load: () => Promise<ComponentType<Props>>,
) {
  // What came once is there for every further one, whole: a button that is swapped while it is pressed loses the focus,
  // and its menu with it.
  let known: ComponentType<Props> | null = null
  return function LazyPanel(given: Omit<Props, "open" | "onOpenChange">) {
    const [Panel, setPanel] = useState<ComponentType<Props> | null>(() => known)
    const [open, setOpen] = useState(false)
    const place = useRef<HTMLSpanElement>(null)
    const hadFocus = useRef(false)
    const isOpening = useRef(false)

    const fetch = () => {
      load().then(
        (component) => {
          known = component
          hadFocus.current = place.current?.contains(document.activeElement) ?? false
          setPanel(() => component)
        },
        () => setOpen(false),
      )
    }
    // The plain button gives way to the panel's own; who stood on it goes on standing there, unless the panel was
    // asked for: it takes the focus, and would close if it lost it.
    useEffect(() => {
      if (Panel && hadFocus.current && !isOpening.current) place.current?.querySelector("button")?.focus()
    }, [Panel])

    const show = () => {
      isOpening.current = true
      setOpen(true)
      fetch()
    }
    const plain: TriggerProps = {
      onPointerEnter: fetch,
      onFocus: fetch,
      onPointerDown: (event) => event.button === 0 && show(),
      onClick: show,
      "aria-haspopup": popup,
      "aria-expanded": false,
    }
    return (
      <span ref={place} className="contents">
        {Panel ? (
          <Panel {...(given as Props)} open={open} onOpenChange={setOpen} />
        ) : (
          cloneElement(given.trigger as ReactElement<TriggerProps>, plain)
        )}
      </span>
    )
  }
}
