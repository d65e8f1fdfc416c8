"use client"

import { type ComponentType, lazy, memo, Suspense } from "react"

/**
 * A part whose code comes when it is first drawn, and until then there is nothing. Where the server drew it, it stands there
 * all the while: drawn again meanwhile it would vanish, so it is drawn again only when it is given something else.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() })) as ComponentType<Props>
  const Kept = memo((props: Props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  )) as unknown as ComponentType<Props>
  // What a server component draws must not be a memo itself: with the page's next answer React would take it for another
  // part and mount it anew, dialogs and all.
  return function Later(props: Props) {
    return <Kept {...props} />
  }
}
